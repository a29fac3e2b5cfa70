"""The comma makes args a tuple with one argument in it."""

import threading


def count_drawer(clerk: str) -> None:
    print("counted by", clerk)


def main() -> None:
    clerk = threading.Thread(target=count_drawer, args=("ann",))
    clerk.start()
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
