"""A Value from the top of the file is not always that of main."""

# needs: os.fork

import multiprocessing
from multiprocessing.sharedctypes import Synchronized

SOLD = multiprocessing.Value("i", 0)


def sell(passed: Synchronized) -> None:
    for sold in (SOLD, passed):
        with sold.get_lock():
            sold.value += 1


def main() -> None:
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        passed = context.Value("i", 0)
        for _ in range(2):
            clerk = context.Process(target=sell, args=(passed,))
            clerk.start()
            clerk.join(timeout=5)
        print(f"{method}: at top {SOLD.value}, passed {passed.value}")
        SOLD.value = 0


if __name__ == "__main__":
    main()
