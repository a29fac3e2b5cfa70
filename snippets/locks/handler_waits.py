"""A signal handler waits for a lock that its own thread holds."""

import signal
import threading
from types import FrameType


class Shop:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.log: list[str] = []

    def save(self, signum: int, frame: FrameType | None) -> None:
        if self.lock.acquire(timeout=0.2):
            print("saved:", self.log)
            self.lock.release()
        else:
            code = frame.f_code.co_name if frame else ""
            print("handler waits in vain, it came in the middle of", code)


def main() -> None:
    shop = Shop()
    signal.signal(signal.SIGTERM, shop.save)
    with shop.lock:
        shop.log.append("ann paid 30")
        signal.raise_signal(signal.SIGTERM)
        shop.log.append("bob paid 30")
    print("log:", shop.log)


if __name__ == "__main__":
    main()
