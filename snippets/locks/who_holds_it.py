"""An RLock shows which thread holds it, and a Lock does not."""

import re
import threading


def hold(
    lock: threading.Lock, rlock: threading.RLock, told: threading.Barrier
) -> None:
    with lock, rlock, rlock:
        told.wait()
        told.wait()


def main() -> None:
    lock, rlock = threading.Lock(), threading.RLock()
    told = threading.Barrier(2, timeout=5)
    args = lock, rlock, told
    ann = threading.Thread(target=hold, args=args, name="ann")
    ann.start()
    told.wait()
    print(lock)
    print(rlock)
    owner = re.search(r"owner=(\d+)", repr(rlock))
    for thread in threading.enumerate():
        if owner and thread.ident == int(owner[1]):
            print("held by", thread.name)
    told.wait()
    ann.join(timeout=5)
    print(rlock)


if __name__ == "__main__":
    main()
