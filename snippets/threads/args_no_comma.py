"""args without a comma is a string, and each letter an argument."""

import threading


def count_drawer(clerk: str) -> None:
    print("counted by", clerk)


def main() -> None:
    clerk = threading.Thread(target=count_drawer, args=("ann"))
    clerk.start()
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
