"""Answer to exercise 1: a task that has ended two workers is given up."""

import multiprocessing
import os
import threading
from multiprocessing.managers import BaseManager


class Desk:
    def __init__(self) -> None:
        self.tasks, self.claims = ["torn bag", "3 tea"], {}
        self.deaths, self.lock = [], threading.Lock()

    def claim(self, worker: str) -> str | None:
        with self.lock:
            self.claims[worker] = self.tasks.pop(0) if self.tasks else None
            return self.claims[worker]

    def put_back(self, worker: str) -> None:
        with self.lock:
            task = self.claims.pop(worker)
            self.deaths.append(task)
            if self.deaths.count(task) < 2:
                self.tasks.append(task)


def pack(desk: Desk, worker: str) -> None:
    while task := desk.claim(worker):
        if task == "torn bag":
            os._exit(1)


def main() -> None:
    BaseManager.register("Desk", Desk)
    with BaseManager(("127.0.0.1", 0)) as server:
        desk = server.Desk()
        for name in ("ann", "bob", "cid"):
            worker = multiprocessing.Process(target=pack, args=(desk, name))
            worker.start()
            worker.join(timeout=5)
            print(f"{name}: exit code {worker.exitcode}")
            if worker.exitcode == 1:
                desk.put_back(name)


if __name__ == "__main__":
    main()
