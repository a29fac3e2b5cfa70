"""One thread goes over the generator, and a queue serves the others."""

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

CLERKS = 2


def orders() -> Iterator[int]:
    yield from range(1, 101)


def feed(waiting: queue.Queue[int | None]) -> None:
    for order in orders():
        waiting.put(order)
    for _ in range(CLERKS):
        waiting.put(None)


def serve(waiting: queue.Queue[int | None]) -> list[int]:
    served = []
    while (order := waiting.get(timeout=5)) is not None:
        served.append(order)
    return served


def main() -> None:
    waiting: queue.Queue[int | None] = queue.Queue(maxsize=10)
    feeder = threading.Thread(target=feed, args=(waiting,))
    feeder.start()
    with ThreadPoolExecutor(max_workers=CLERKS) as clerks:
        served = sum(clerks.map(serve, [waiting] * CLERKS), [])
    feeder.join(timeout=5)
    print("each order once:", sorted(served) == list(orders()))


if __name__ == "__main__":
    main()
