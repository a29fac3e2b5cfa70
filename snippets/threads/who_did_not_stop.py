"""One event asks all, one deadline is for all, and who stays is named."""

import threading
import time


def listen(stop: threading.Event) -> None:
    stop.wait(timeout=30)


def stop_all(
    threads: list[threading.Thread], stop: threading.Event, seconds: float
) -> list[str]:
    deadline = time.monotonic() + seconds
    stop.set()
    for thread in threads:
        thread.join(max(0, deadline - time.monotonic()))
    return [thread.name for thread in threads if thread.is_alive()]


def main() -> None:
    stop, other = threading.Event(), threading.Event()
    threads = [
        threading.Thread(target=listen, args=(event,), name=name)
        for name, event in [("ann", stop), ("bob", other), ("cid", stop)]
    ]
    for thread in threads:
        thread.start()
    print("still at work:", *stop_all(threads, stop, seconds=2))
    print("still at work:", *stop_all(threads, other, seconds=5))


if __name__ == "__main__":
    main()
