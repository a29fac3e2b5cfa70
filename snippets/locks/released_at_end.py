"""`with` releases the locks even if an exception ends the thread."""

import threading


def save(lock: threading.Lock, rlock: threading.RLock) -> None:
    with lock, rlock:
        raise SystemExit  # ends this thread, without a traceback


def main() -> None:
    lock, rlock = threading.Lock(), threading.RLock()
    ann = threading.Thread(target=save, args=(lock, rlock))
    ann.start()
    ann.join(timeout=5)
    print("ann is alive:", ann.is_alive())
    print("locked:", lock.locked())
    for each in lock, rlock:
        print("acquired:", each.acquire(timeout=0.1))


if __name__ == "__main__":
    main()
