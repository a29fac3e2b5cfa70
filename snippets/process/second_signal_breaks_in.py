"""A second SIGTERM cuts off the finally that the first one started."""

# needs: os.fork

import multiprocessing
import signal
import sys
import time
from multiprocessing.synchronize import Event

WORK = 5
TIDYING = 1


def go_home(number: int, frame: object) -> None:
    sys.exit(0)


def serve(at_work: Event, tidying: Event, locked: Event) -> None:
    signal.signal(signal.SIGTERM, go_home)
    try:
        at_work.set()
        time.sleep(WORK)
    finally:
        tidying.set()
        time.sleep(TIDYING)
        locked.set()


def main() -> None:
    events = [multiprocessing.Event() for _ in range(3)]
    at_work, tidying, locked = events
    ann = multiprocessing.Process(target=serve, args=events)
    ann.start()
    for stage in at_work, tidying:
        stage.wait(timeout=5)
        ann.terminate()
    ann.join(timeout=5)
    print("drawer locked:", locked.is_set())
    print("exit code:", ann.exitcode)


if __name__ == "__main__":
    main()
