"""A process sends its answer through a queue."""

import multiprocessing
from multiprocessing.queues import Queue


def count_drawer(answers: Queue, notes: int, coins: int) -> None:
    answers.put(10 * notes + coins)


def main() -> None:
    answers = multiprocessing.Queue()
    ann = multiprocessing.Process(
        target=count_drawer, args=(answers, 7), kwargs={"coins": 5}
    )
    ann.start()
    print("ann counted", answers.get(timeout=5))  # before join
    ann.join(timeout=5)
    print("exit code", ann.exitcode)


if __name__ == "__main__":
    main()
