"""A process does the same under every start method."""

import multiprocessing


def count(drawer: list[int]) -> None:
    print("child found:", sum(drawer), flush=True)


def main() -> None:
    clerk = multiprocessing.Process(target=count, args=([100, 50],))
    clerk.start()
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
