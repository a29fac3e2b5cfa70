"""Three children draw the same number from NumPy's generator."""

# needs: numpy, procfs
# runs: start fork

import multiprocessing

from numpy import random


def draw(answers):
    answers.put(int(random.randint(1_000_000)))


def main():
    answers = multiprocessing.Queue()
    children = [
        multiprocessing.Process(target=draw, args=(answers,))
        for _ in range(3)
    ]
    for child in children:
        child.start()
    drawn = {answers.get(timeout=60) for _ in children}
    for child in children:
        child.join(60)
    print("different numbers:", len(drawn))


if __name__ == "__main__":
    main()
