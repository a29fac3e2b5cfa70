"""A child forked before the threads finds the lock free."""

# needs: os.fork

import os
import threading


def hold(
    drawer: threading.Lock, held: threading.Event, done: threading.Event
) -> None:
    with drawer:
        held.set()
        done.wait(timeout=5)


def main() -> None:
    drawer = threading.Lock()
    held, done = threading.Event(), threading.Event()

    pid = os.fork()
    if pid == 0:
        locked = drawer.acquire(timeout=0.5)
        os._exit(0 if locked else 1)

    clerk = threading.Thread(target=hold, args=(drawer, held, done))
    clerk.start()
    held.wait(timeout=5)
    done.set()
    clerk.join(timeout=5)
    _, status = os.waitpid(pid, 0)
    child_got_it = os.waitstatus_to_exitcode(status) == 0
    print("parent: the drawer is free:", not drawer.locked())
    print("child: the drawer was free:", child_got_it)


if __name__ == "__main__":
    main()
