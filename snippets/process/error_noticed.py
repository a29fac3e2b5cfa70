"""The parent learns from the exit code that its child has failed."""

# runs: exit 1

import multiprocessing
import sys


def count_cash(slip: str) -> None:
    print("counted", int(slip))


def main() -> None:
    clerk = multiprocessing.Process(target=count_cash, args=("7O",))
    clerk.start()
    clerk.join(timeout=5)
    if clerk.exitcode != 0:
        sys.exit(f"main: {clerk.name} ended with {clerk.exitcode}")
    print("main: all counted")


if __name__ == "__main__":
    main()
