"""An exception in a child does not stop its parent."""

import multiprocessing


def count_cash(slip: str) -> None:
    print("counted", int(slip))


def main() -> None:
    clerk = multiprocessing.Process(target=count_cash, args=("7O",))
    clerk.start()
    clerk.join(timeout=5)
    print("main: all counted")


if __name__ == "__main__":
    main()
