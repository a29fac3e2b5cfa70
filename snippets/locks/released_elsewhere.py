"""Only the thread that holds an RLock can release it."""

import threading
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    for name in "Lock", "RLock":
        lock = getattr(threading, name)()
        lock.acquire()
        with ThreadPoolExecutor(max_workers=1) as bob:
            error = bob.submit(lock.release).exception(timeout=5)
        print(f"{name}: {error!r}")


if __name__ == "__main__":
    main()
