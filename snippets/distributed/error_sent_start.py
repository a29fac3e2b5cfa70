"""Start of exercise 1: an error ends the worker and the work."""

import multiprocessing
import queue
from multiprocessing.managers import BaseManager

PRICES = {"tea": 3, "rye": 2}
BaseManager.register("Queue", queue.Queue)


def work(tasks: queue.Queue, results: queue.Queue) -> None:
    while task := tasks.get(timeout=5):
        results.put((task, PRICES[task]))


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        tasks, results = desk.Queue(), desk.Queue()
        for task in ("tea", "gin", "rye", None):
            tasks.put(task)
        ann = multiprocessing.Process(target=work, args=(tasks, results))
        ann.start()
        ann.join(timeout=5)
        while not results.empty():
            task, result = results.get(timeout=5)
            print(f"{task}: {result!r}")


if __name__ == "__main__":
    main()
