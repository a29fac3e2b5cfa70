"""The worker sends each error back as an answer, and goes on."""

import queue
import threading


def weigh(slips: queue.Queue[str], answers: queue.Queue) -> None:
    while slip := slips.get(timeout=5):
        try:
            answers.put((slip, float(slip)))
        except ValueError as error:
            answers.put((slip, error))


def main() -> None:
    slips: queue.Queue[str] = queue.Queue(maxsize=1)
    answers: queue.Queue = queue.Queue()
    ann = threading.Thread(target=weigh, args=(slips, answers), name="ann")
    ann.start()
    for slip in "1O", "20", "30", "":
        slips.put(slip, timeout=5)
    for _ in range(3):
        slip, answer = answers.get(timeout=5)
        print(f"{slip}: {answer!r}")
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
