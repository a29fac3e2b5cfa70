"""For what cannot be pickled, `put` raises no error, but `send` does."""

import multiprocessing
import queue
from multiprocessing.connection import Connection
from multiprocessing.queues import Queue


def answer(answers: Queue, desk: Connection) -> None:
    answers.put(lambda: 3)
    desk.send("put: raised nothing")
    try:
        desk.send(lambda: 3)
    except Exception:
        desk.send("send: raised an error")
    desk.poll(timeout=5)


def main() -> None:
    answers, (here, there) = multiprocessing.Queue(), multiprocessing.Pipe()
    args = (answers, there)
    clerk = multiprocessing.Process(target=answer, args=args)
    clerk.start()
    for _ in range(2):
        print(here.recv() if here.poll(timeout=5) else "nothing came")
    try:
        print("get:", answers.get(timeout=1))
    except queue.Empty:
        print("get: nothing came")
    here.send("go home")
    clerk.join(timeout=5)
    print("exit code", clerk.exitcode)


if __name__ == "__main__":
    main()
