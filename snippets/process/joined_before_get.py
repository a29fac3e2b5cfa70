"""A process does not end before its queue has been read."""

import multiprocessing
from multiprocessing.queues import Queue


def report(answers: Queue, size: int) -> None:
    answers.put(b"x" * size)


def main() -> None:
    for size in (65_000, 66_000):
        answers = multiprocessing.Queue()
        clerk = multiprocessing.Process(target=report, args=(answers, size))
        clerk.start()
        clerk.join(timeout=1.5)  # without a limit: never for the second
        print(f"{size}: joined", not clerk.is_alive())
        print(f"{size}: came", len(answers.get(timeout=5)))
        clerk.join(timeout=5)
        print(f"{size}: joined", not clerk.is_alive())


if __name__ == "__main__":
    main()
