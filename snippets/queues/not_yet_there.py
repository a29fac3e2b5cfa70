"""After `put`, a queue can be empty, while qsize counts 1."""

# needs: procfs

import multiprocessing
import queue
import threading


class Report:
    def __init__(self, ready: threading.Event) -> None:
        self.ready = ready

    def __reduce__(self) -> tuple[type, tuple[str]]:
        self.ready.wait(timeout=5)  # as if it took long to pickle
        return str, ("the report",)


def main() -> None:
    reports, ready = multiprocessing.Queue(), threading.Event()
    reports.put(Report(ready))
    print("empty:", reports.empty(), "qsize:", reports.qsize())
    try:
        print("get_nowait:", reports.get_nowait())
    except queue.Empty:
        print("get_nowait: Empty")
    ready.set()
    print("get:", reports.get(timeout=5))


if __name__ == "__main__":
    main()
