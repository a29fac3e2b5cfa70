"""A worker who is not told that the work is over waits for more."""

import multiprocessing
import queue
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", queue.Queue)


def work(tasks: queue.Queue, results: queue.Queue) -> None:
    while task := tasks.get():
        results.put(task)


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        queues = desk.Queue(), desk.Queue()
        workers = [
            multiprocessing.Process(target=work, args=queues) for _ in "ab"
        ]
        for worker in workers:
            worker.start()
        queues[0].put("3 tea")
        print("packed:", queues[1].get(timeout=5))
        for worker in workers:
            worker.join(timeout=1)
            print("still waiting:", worker.is_alive())
            worker.kill()
            worker.join(timeout=5)


if __name__ == "__main__":
    main()
