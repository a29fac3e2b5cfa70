"""SIGINT ends a `wait` without a timeout, and the lock is released."""

# needs: os.fork

import signal
import threading
from types import FrameType


def interrupt(inside: threading.Event, heard: threading.Event) -> None:
    inside.wait(timeout=5)
    while not heard.wait(timeout=0.1):
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)


def main() -> None:
    inside, heard = threading.Event(), threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        if not heard.is_set():
            heard.set()
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)
    clerk = threading.Thread(target=interrupt, args=(inside, heard))
    clerk.start()
    changed = threading.Condition()
    try:
        with changed:
            inside.set()
            changed.wait()
    except KeyboardInterrupt:
        print("main: interrupted")
    clerk.join(timeout=5)
    print("main: the lock is free:", changed.acquire(timeout=5))


if __name__ == "__main__":
    main()
