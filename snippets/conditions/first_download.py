"""A thread waits for an item without asking again and again."""

# runs: picture

import threading


class Shelf:
    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.files: list[str] = []


def parse(shelf: Shelf) -> None:
    with shelf.changed:
        if shelf.changed.wait_for(lambda: shelf.files, timeout=5):
            print("parse:", shelf.files.pop())


def main() -> None:
    shelf = Shelf()
    parser = threading.Thread(target=parse, args=(shelf,))
    parser.start()
    print("main: load a file")
    with shelf.changed:
        shelf.files.append("may.csv")
        shelf.changed.notify()
    parser.join(timeout=5)


if __name__ == "__main__":
    main()
