"""A plain thread has no result, so it puts its answer into a queue."""

import queue
import threading


def count_cash(answers: queue.Queue[int], notes: int, coins: int) -> None:
    answers.put(notes * 10 + coins)


def main() -> None:
    answers: queue.Queue[int] = queue.Queue()
    bob = threading.Thread(
        target=count_cash, args=(answers, 7), kwargs={"coins": 5}
    )
    bob.start()
    print("bob counted", answers.get(timeout=5))
    bob.join(timeout=5)


if __name__ == "__main__":
    main()
