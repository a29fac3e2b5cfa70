"""The lowest number comes first, and equal ones in the order of `put`."""

import itertools
import queue


def main() -> None:
    jobs: queue.PriorityQueue[tuple[int, int, dict[str, str]]]
    jobs = queue.PriorityQueue()
    number = itertools.count()
    for priority, to in (2, "ann"), (2, "bob"), (1, "cid"), (2, "eve"):
        jobs.put((priority, next(number), {"to": to}))
    while not jobs.empty():  # no other thread gets from it
        priority, _, job = jobs.get_nowait()
        print(priority, job["to"])


if __name__ == "__main__":
    main()
