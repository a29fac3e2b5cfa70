"""A clerk counts the drawer."""

import threading


def count(drawer: list[int]) -> None:
    raise ValueError("the drawer is empty")


def main() -> None:
    clerk = threading.Thread(target=count, args=([],))
    clerk.start()
    clerk.join(timeout=5)
    print("counted")


if __name__ == "__main__":
    main()
