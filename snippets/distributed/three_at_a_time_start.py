"""Start of exercise 2: each order travels alone."""

import multiprocessing
import queue
from multiprocessing.managers import BaseManager

ORDERS = ["3 tea", "2 rye", "5 oil", "4 jam", "1 gin", "6 ale"]
BaseManager.register("Queue", queue.Queue)


def work(tasks: queue.Queue, results: queue.Queue) -> None:
    while task := tasks.get(timeout=5):
        results.put(f"{task}: packed")


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        tasks, results = desk.Queue(), desk.Queue()
        for task in [*ORDERS, None]:
            tasks.put(task)
        ann = multiprocessing.Process(target=work, args=(tasks, results))
        ann.start()
        done = [results.get(timeout=5) for _ in ORDERS]
        ann.join(timeout=5)

    print("orders packed:", len(done))
    print("results sent:", len(done))


if __name__ == "__main__":
    main()
