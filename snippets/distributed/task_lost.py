"""A task that a dying worker has taken is no longer in any queue."""

import multiprocessing
import os
import queue
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", queue.Queue)


def pack(tasks: queue.Queue, results: queue.Queue, dies: bool) -> None:
    task = tasks.get(timeout=5)
    if dies:
        os._exit(1)
    results.put(task)


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        tasks, results = desk.Queue(), desk.Queue()
        tasks.put("3 tea")
        tasks.put("2 rye")
        for dies in (True, False):
            args = (tasks, results, dies)
            worker = multiprocessing.Process(target=pack, args=args)
            worker.start()
            worker.join(timeout=5)
            print("exit code:", worker.exitcode)

        print("packed:", results.get(timeout=5))
        print("tasks:", tasks.qsize(), "more results:", results.qsize())


if __name__ == "__main__":
    main()
