"""Where two priorities are equal, PriorityQueue compares what follows."""

import queue


def main() -> None:
    jobs: queue.PriorityQueue[tuple[int, dict[str, str]]]
    jobs = queue.PriorityQueue()
    jobs.put((1, {"to": "ann"}))
    jobs.put((2, {"to": "bob"}))
    print("in the queue:", jobs.qsize())
    try:
        jobs.put((1, {"to": "cid"}))
    except TypeError as error:
        print(error)
    print("in the queue:", jobs.qsize())


if __name__ == "__main__":
    main()
