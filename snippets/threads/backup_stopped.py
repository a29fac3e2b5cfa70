"""A thread that pauses in `wait` stops when it is asked to."""

# runs: picture

import threading
import time


def back_up(stop: threading.Event) -> None:
    while True:
        print("worker: backup made")
        if stop.wait(timeout=60):
            break
    print("worker: stopped")


def main() -> None:
    stop = threading.Event()
    worker = threading.Thread(target=back_up, args=(stop,))
    worker.start()
    time.sleep(0.1)  # main has work of its own
    stop.set()
    worker.join(timeout=5)
    print("main: still at work:", worker.is_alive())


if __name__ == "__main__":
    main()
