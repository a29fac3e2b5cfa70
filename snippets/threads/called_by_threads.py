"""start, and target without parentheses, do the work in the threads."""

import threading


def count_drawer() -> None:
    print("counted by", threading.current_thread().name)


def main() -> None:
    ann = threading.Thread(target=count_drawer, name="ann")
    ann.start()
    ann.join(timeout=5)

    bob = threading.Thread(target=count_drawer, name="bob")
    bob.start()
    bob.join(timeout=5)


if __name__ == "__main__":
    main()
