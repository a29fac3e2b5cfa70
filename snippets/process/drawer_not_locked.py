"""terminate ends a process and runs none of its finally blocks."""

# needs: os.fork
# runs: picture

import multiprocessing
import time
from multiprocessing.synchronize import Event

WORK = 5


def serve(at_work: Event, locked: Event) -> None:
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
