"""A PriorityQueue does not notice that a queued item has changed."""

import queue


def main() -> None:
    jobs: queue.PriorityQueue[list] = queue.PriorityQueue()
    rows = [3, "salt"], [1, "tea"], [2, "rice"]
    for row in rows:
        jobs.put(row)
    rows[0][0] = 0  # now the salt is the most urgent
    print([name for _, name in (jobs.get_nowait() for _ in range(3))])


if __name__ == "__main__":
    main()
