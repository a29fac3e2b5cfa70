"""Results come in the order in which the workers are done."""

import multiprocessing
import queue
import threading
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", queue.Queue)
BaseManager.register("Event", threading.Event)


def pack_slowly(
    tasks: queue.Queue, results: queue.Queue, bob_done: threading.Event
) -> None:
    task = tasks.get(timeout=5)
    results.put("taken")
    bob_done.wait(5)
    results.put(task)


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        tasks, results, bob_done = desk.Queue(), desk.Queue(), desk.Event()
        for task in enumerate(["3 tea", "2 rye"]):
            tasks.put(task)
        args = (tasks, results, bob_done)
        ann = multiprocessing.Process(target=pack_slowly, args=args)
        ann.start()
        print("first task:", results.get(timeout=5))
        results.put(tasks.get(timeout=5))
        bob_done.set()
        ann.join(timeout=5)
        arrived = [results.get(timeout=5) for _ in range(2)]

    for number, order in arrived:
        print(f"{number}: {order}")


if __name__ == "__main__":
    main()
