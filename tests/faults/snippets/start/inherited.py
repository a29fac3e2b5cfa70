"""A child finds what its parent put into a global name."""

import multiprocessing

DRAWER = [0]


def count() -> None:
    print("child found:", DRAWER[0], flush=True)


def main() -> None:
    DRAWER[0] = 100
    clerk = multiprocessing.Process(target=count)
    clerk.start()
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
