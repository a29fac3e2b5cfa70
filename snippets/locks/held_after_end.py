"""A thread that ends without release leaves its locks held."""

import re
import threading


def save(lock: threading.Lock, rlock: threading.RLock) -> None:
    lock.acquire()
    rlock.acquire()
    # and now the thread ends


def main() -> None:
    lock, rlock = threading.Lock(), threading.RLock()
    ann = threading.Thread(target=save, args=(lock, rlock))
    ann.start()
    ann.join(timeout=5)
    print("ann is alive:", ann.is_alive())
    print("locked:", lock.locked())
    for each in lock, rlock:
        print("acquired:", each.acquire(timeout=0.1))
    owner = re.search(r"owner=(\d+)", repr(rlock))
    print("owner was ann:", bool(owner) and int(owner[1]) == ann.ident)
    owners = [each.ident for each in threading.enumerate()]
    print("owner is alive:", bool(owner) and int(owner[1]) in owners)


if __name__ == "__main__":
    main()
