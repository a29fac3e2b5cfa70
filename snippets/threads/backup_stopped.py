"""A thread that pauses in `wait` stops when it is asked to."""

# runs: picture

import threading

PAUSE = 60  # seconds


def back_up(made: threading.Event, stop: threading.Event) -> None:
    while True:
        print("worker: backup made")
        made.set()
        if stop.wait(PAUSE):
            break
    print("worker: stopped")


def main() -> None:
    made, stop = threading.Event(), threading.Event()
    worker = threading.Thread(target=back_up, args=(made, stop))
    worker.start()
    made.wait(timeout=5)
    stop.set()
    worker.join(timeout=5)
    print("main: still at work:", worker.is_alive())


if __name__ == "__main__":
    main()
