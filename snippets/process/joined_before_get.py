"""A process that has put a large answer ends once that is read."""

import multiprocessing
from multiprocessing.queues import Queue


def report(answers: Queue, size: int) -> None:
    answers.put(b"x" * size)


def main() -> None:
    for size, limit in ((65_000, 5), (66_000, 1.5)):
        answers = multiprocessing.Queue()
        clerk = multiprocessing.Process(target=report, args=(answers, size))
        clerk.start()
        clerk.join(timeout=limit)  # without one: never for the second
        print(f"{size}: joined", not clerk.is_alive())
        print(f"{size}: came", len(answers.get(timeout=5)))
        clerk.join(timeout=5)
        print(f"{size}: joined", not clerk.is_alive())


if __name__ == "__main__":
    main()
