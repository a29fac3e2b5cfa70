"""A handler for SIGTERM can raise, so that finally runs."""

# needs: os.fork

import multiprocessing
import signal
import sys
import time
from multiprocessing.synchronize import Event

WORK = 5


def go_home(number: int, frame: object) -> None:
    sys.exit(0)


def serve(at_work: Event, locked: Event) -> None:
    signal.signal(signal.SIGTERM, go_home)
    try:
        at_work.set()
        time.sleep(WORK)
    finally:
        locked.set()


def main() -> None:
    at_work, locked = multiprocessing.Event(), multiprocessing.Event()
    ann = multiprocessing.Process(target=serve, args=(at_work, locked))
    ann.start()
    print("drawer open:", at_work.wait(timeout=5))
    ann.join(timeout=0.2)
    ann.terminate()
    ann.join(timeout=5)
    print("drawer locked:", locked.is_set())
    print("exit code:", ann.exitcode)


if __name__ == "__main__":
    main()
