"""An error in a thread does not end the program."""

# runs: picture

import threading


def count_drawer(text: str) -> int:
    return int(text)


def main() -> None:
    clerk = threading.Thread(target=count_drawer, args=("7O",))
    clerk.start()
    clerk.join(timeout=5)
    print("main: all counted")


if __name__ == "__main__":
    main()
