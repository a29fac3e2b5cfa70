"""The highest bid comes first: it is put as the lowest number."""

import queue


def main() -> None:
    bids: queue.PriorityQueue[tuple[int, str]] = queue.PriorityQueue()
    for bid, name in (30, "ann"), (50, "bob"), (40, "cid"):
        bids.put((-bid, name))
    for _ in range(3):
        bid, name = bids.get(timeout=5)
        print(-bid, name)


if __name__ == "__main__":
    main()
