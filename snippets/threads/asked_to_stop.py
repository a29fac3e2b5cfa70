"""A thread that looks at an event between two photos stops when asked."""

import threading


def shrink(stop: threading.Event, first: threading.Event) -> None:
    for _ in range(100_000):  # photos
        if stop.is_set():
            print("worker: stopped between two photos")
            return
        stop.wait(0.01)  # in place of the work on one photo
        first.set()


def main() -> None:
    stop, first = threading.Event(), threading.Event()
    worker = threading.Thread(target=shrink, args=(stop, first))
    worker.start()
    first.wait(timeout=5)
    print("main: stop")
    stop.set()
    worker.join(timeout=5)
    print("main: still at work:", worker.is_alive())


if __name__ == "__main__":
    main()
