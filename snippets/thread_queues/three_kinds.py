"""Three kinds of queue return the same three numbers in three orders."""

import queue


def main() -> None:
    kinds = queue.Queue, queue.LifoQueue, queue.PriorityQueue
    for kind in kinds:
        bids: queue.Queue[int] = kind()
        for bid in 20, 10, 30:
            bids.put(bid)
        print(f"{kind.__name__:13}", [bids.get_nowait() for _ in range(3)])


if __name__ == "__main__":
    main()
