"""The server notices that a worker is killed, not that one is stopped."""

# needs: os.fork

import multiprocessing
import os
import signal
import threading
import time
from multiprocessing.managers import BaseManager
from multiprocessing.synchronize import Event


class Desk:
    def claim(self) -> None:
        self.serving = threading.current_thread()  # serves this worker

    def has_hung_up(self, limit: float) -> bool:
        self.serving.join(timeout=limit)
        return not self.serving.is_alive()


def pack(desk: Desk, claimed: Event) -> None:
    desk.claim()
    claimed.set()
    time.sleep(30)


def main() -> None:
    BaseManager.register("Desk", Desk)
    with BaseManager(("127.0.0.1", 0)) as server:
        for number in signal.SIGKILL, signal.SIGSTOP:
            args = desk, claimed = server.Desk(), multiprocessing.Event()
            ann = multiprocessing.Process(target=pack, args=args)
            ann.start()
            claimed.wait(timeout=5)
            os.kill(ann.pid, number)
            print(f"{number.name}: hung up: {desk.has_hung_up(limit=2)}")
            ann.kill()
            ann.join(timeout=5)


if __name__ == "__main__":
    main()
