"""After cancel_join_thread, a process ends without sending the rest."""

import multiprocessing
import queue
import time
from multiprocessing.queues import Queue


class Report:
    def __reduce__(self) -> tuple[type, tuple[str]]:
        time.sleep(2)  # takes long to pickle
        return str, ("the report",)


def write(reports: Queue) -> None:
    reports.put(Report())
    reports.cancel_join_thread()


def main() -> None:
    reports = multiprocessing.Queue()
    clerk = multiprocessing.Process(target=write, args=(reports,))
    clerk.start()
    clerk.join(timeout=8)
    print("exit code", clerk.exitcode)
    try:
        print("came:", reports.get(timeout=0.5))
    except queue.Empty:
        print("nothing came")


if __name__ == "__main__":
    main()
