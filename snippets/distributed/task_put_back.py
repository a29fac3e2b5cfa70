"""A server that keeps the claims can put back what a dead worker had."""

import multiprocessing
import os
import threading
from multiprocessing.managers import BaseManager


class Desk:
    def __init__(self) -> None:
        self.tasks, self.claims = ["3 tea", "2 rye"], {}
        self.lock = threading.Lock()

    def claim(self, worker: str) -> str | None:
        with self.lock:
            self.claims[worker] = self.tasks.pop(0) if self.tasks else None
            return self.claims[worker]

    def finish(self, worker: str) -> str:
        with self.lock:
            return self.claims.pop(worker)

    def put_back(self, worker: str) -> None:
        with self.lock:
            if task := self.claims.pop(worker, None):
                self.tasks.append(task)


def take_and_die(desk: Desk) -> None:
    os._exit(1 if desk.claim("ann") else 0)


def main() -> None:
    BaseManager.register("Desk", Desk)
    with BaseManager(("127.0.0.1", 0)) as server:
        desk = server.Desk()
        ann = multiprocessing.Process(target=take_and_die, args=(desk,))
        ann.start()
        ann.join(timeout=5)
        if ann.exitcode == 1:
            desk.put_back("ann")
            desk.put_back("ann")  # told twice, it still acts once
        while desk.claim("bob"):
            print("bob packed", desk.finish("bob"))


if __name__ == "__main__":
    main()
