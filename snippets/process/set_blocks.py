"""`set` blocks if a process has died in `wait`, and so does each `wait`."""

import multiprocessing
import os
import threading
from multiprocessing.synchronize import Event


def serve(crashes: bool, at_work: Event, closing: Event) -> None:
    if crashes:
        threading.Timer(0.5, os._exit, args=(1,)).start()
    at_work.set()
    closing.wait(timeout=2)


def hire(crashes: bool, closing: Event) -> multiprocessing.Process:
    at_work = multiprocessing.Event()
    args = (crashes, at_work, closing)
    clerk = multiprocessing.Process(target=serve, args=args)
    clerk.start()
    at_work.wait(timeout=5)
    return clerk


def main() -> None:
    closing = multiprocessing.Event()
    ann, bob = hire(True, closing), hire(False, closing)
    ann.join(timeout=5)
    setter = threading.Thread(target=closing.set, daemon=True)
    setter.start()
    setter.join(timeout=1)
    bob.join(timeout=3)  # a second more than bob waits
    print("ann: exit code", ann.exitcode)
    print("set has returned:", not setter.is_alive())
    print("bob: exit code", bob.exitcode)
    bob.kill()
    bob.join(timeout=5)


if __name__ == "__main__":
    main()
