"""`set` lets through all that wait, and all that come after."""

import threading
from concurrent.futures import ThreadPoolExecutor


def connect(ready: threading.Event) -> bool:
    return ready.wait(timeout=5)


def main() -> None:
    ready = threading.Event()
    print("before set:", ready.wait(timeout=0.1))
    with ThreadPoolExecutor() as clients:
        waiting = [clients.submit(connect, ready) for _ in range(3)]
        ready.set()
        print("three clients:", [one.result() for one in waiting])
        late = clients.submit(connect, ready)
        print("a late one:", late.result())
    ready.clear()
    print("after clear:", ready.wait(timeout=0.1))


if __name__ == "__main__":
    main()
