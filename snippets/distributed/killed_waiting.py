"""A worker that is killed while it waits still takes the next task."""

import multiprocessing
import queue
import threading
from multiprocessing.managers import BaseManager


class Desk:
    def __init__(self) -> None:
        self.tasks = queue.Queue()
        self.asked, self.given = threading.Event(), threading.Event()

    def put(self, task: str) -> None:
        self.tasks.put(task)

    def get(self) -> str:
        self.asked.set()
        task = self.tasks.get(timeout=30)
        self.given.set()
        return task

    def wait_for(self, name: str) -> bool:
        return getattr(self, name).wait(timeout=5)


def main() -> None:
    BaseManager.register("Desk", Desk)
    with BaseManager(("127.0.0.1", 0)) as server:
        desk = server.Desk()
        ann = multiprocessing.Process(target=desk.get)
        ann.start()
        print("ann has asked:", desk.wait_for("asked"))
        ann.kill()
        ann.join(timeout=5)
        print("ann is alive:", ann.is_alive())
        desk.put("3 tea")
        print("the server has given it away:", desk.wait_for("given"))


if __name__ == "__main__":
    main()
