"""Answer to exercise 2: three orders travel together in one task."""

import multiprocessing
import queue
from multiprocessing.managers import BaseManager

ORDERS = ["3 tea", "2 rye", "5 oil", "4 jam", "1 gin", "6 ale"]
BaseManager.register("Queue", queue.Queue)


def work(tasks: queue.Queue, results: queue.Queue) -> None:
    while task := tasks.get(timeout=5):
        results.put([f"{order}: packed" for order in task])


def main() -> None:
    batches = [ORDERS[first : first + 3] for first in range(0, 6, 3)]
    with BaseManager(("127.0.0.1", 0)) as desk:
        tasks, results = desk.Queue(), desk.Queue()
        for task in [*batches, None]:
            tasks.put(task)
        ann = multiprocessing.Process(target=work, args=(tasks, results))
        ann.start()
        done = [results.get(timeout=5) for _ in batches]
        ann.join(timeout=5)

    print("orders packed:", sum(map(len, done)))
    print("results sent:", len(done))


if __name__ == "__main__":
    main()
