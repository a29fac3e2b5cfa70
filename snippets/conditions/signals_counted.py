"""A semaphore that begins with 0 counts what is there to be taken."""

import threading
from collections import deque


def convert(images: deque[str], ready: threading.Semaphore) -> None:
    while ready.acquire(timeout=5):
        name = images.popleft()
        if not name:
            break
        print("convert:", name)


def main() -> None:
    images: deque[str] = deque()
    ready = threading.Semaphore(0)
    worker = threading.Thread(target=convert, args=(images, ready))
    images += "tea.png", "rye.png"
    ready.release(2)  # before anybody waits, and not lost
    worker.start()
    images.append("")
    ready.release()
    worker.join(timeout=5)


if __name__ == "__main__":
    main()
