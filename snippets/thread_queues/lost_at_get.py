"""`get` compares, too: it raises, and the most urgent job is lost."""

import queue


def main() -> None:
    jobs: queue.PriorityQueue[tuple[int, dict[str, str]]]
    jobs = queue.PriorityQueue()
    for priority, to in (1, "ann"), (2, "bob"), (2, "cid"):
        jobs.put((priority, {"to": to}))
    try:
        print(jobs.get(timeout=5))
    except TypeError as error:
        print(error)
    print("left:", jobs.get(timeout=5), jobs.get(timeout=5))
    print("empty:", jobs.empty())


if __name__ == "__main__":
    main()
