"""A PriorityQueue cannot compare None, but it can sort the end last."""

import math
import queue


def main() -> None:
    jobs: queue.PriorityQueue[tuple[float, str]] = queue.PriorityQueue()
    jobs.put((2, "ann"))
    jobs.put((math.inf, ""))  # the last of all
    jobs.put((1, "bob"))
    while (job := jobs.get(timeout=5)) != (math.inf, ""):
        print(*job)
    jobs.put((2, "cid"))
    try:
        jobs.put(None)
    except TypeError as error:
        print(error)


if __name__ == "__main__":
    main()
