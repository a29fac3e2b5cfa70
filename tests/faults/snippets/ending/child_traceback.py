"""A clerk in a process of its own counts the drawer."""

import multiprocessing


def count(drawer: list[int]) -> None:
    raise ValueError("the drawer is empty")


def main() -> None:
    clerk = multiprocessing.Process(target=count, args=([],))
    clerk.start()
    clerk.join(timeout=5)
    print("counted")


if __name__ == "__main__":
    main()
