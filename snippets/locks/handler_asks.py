"""A signal handler puts a request into a SimpleQueue and does no more."""

import queue
import signal
import threading
from types import FrameType


class Shop:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.log: list[str] = []
        self.requests: queue.SimpleQueue[str] = queue.SimpleQueue()

    def ask(self, signum: int, frame: FrameType | None) -> None:
        self.requests.put("save")

    def save(self) -> None:
        self.requests.get(timeout=5)
        with self.lock:
            print("saved:", self.log)


def main() -> None:
    shop = Shop()
    signal.signal(signal.SIGTERM, shop.ask)
    saver = threading.Thread(target=shop.save)
    saver.start()
    with shop.lock:
        shop.log.append("ann paid 30")
        signal.raise_signal(signal.SIGTERM)
        saver.join(timeout=0.3)  # in vain: it waits for the lock
        shop.log.append("bob paid 30")
    saver.join(timeout=5)


if __name__ == "__main__":
    main()
