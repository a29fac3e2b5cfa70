"""A worker who is waiting when the server closes gets an EOFError."""

import multiprocessing
import queue
import threading
from multiprocessing.connection import Connection
from multiprocessing.managers import BaseManager


class Desk:
    def __init__(self) -> None:
        self.tasks, self.asked = queue.Queue(), threading.Event()

    def get(self) -> str:
        self.asked.set()
        return self.tasks.get(timeout=30)

    def somebody_waits(self) -> bool:
        return self.asked.wait(timeout=5)


BaseManager.register("Desk", Desk)


def work(desk: Desk, answer: Connection) -> None:
    try:
        desk.get()
    except (EOFError, ConnectionError) as error:
        answer.send(type(error).__name__)


def main() -> None:
    reader, answer = multiprocessing.Pipe(duplex=False)
    with BaseManager(("127.0.0.1", 0)) as server:
        desk = server.Desk()
        ann = multiprocessing.Process(target=work, args=(desk, answer))
        ann.start()
        print("ann waits:", desk.somebody_waits())
    print("ann gets:", reader.recv() if reader.poll(5) else "nothing")
    ann.join(timeout=5)
    print("exit code:", ann.exitcode)


if __name__ == "__main__":
    main()
