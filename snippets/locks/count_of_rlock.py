"""An RLock is free for others after as many releases as acquires."""

import threading
from concurrent.futures import ThreadPoolExecutor


def try_lock(lock: threading.RLock) -> bool:
    got = lock.acquire(blocking=False)
    if got:
        lock.release()
    return got


def main() -> None:
    lock = threading.RLock()
    with ThreadPoolExecutor(max_workers=1) as bob:
        lock.acquire()
        lock.acquire()
        print("main holds it twice, bob gets it:", end=" ")
        print(bob.submit(try_lock, lock).result(timeout=5))
        lock.release()
        print("released once, bob gets it:", end=" ")
        print(bob.submit(try_lock, lock).result(timeout=5))
        lock.release()
        print("released twice, bob gets it:", end=" ")
        print(bob.submit(try_lock, lock).result(timeout=5))


if __name__ == "__main__":
    main()
