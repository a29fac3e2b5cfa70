"""Since 3.14 the notes of the error lead to what pickle refused."""

import pickle
import threading


class Drawer:
    def __init__(self) -> None:
        self.lock = threading.Lock()


class Shop:
    def __init__(self) -> None:
        self.drawers = [Drawer()]


def main() -> None:
    try:
        pickle.dumps({"shop": Shop()})
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        for note in getattr(error, "__notes__", ["no notes"]):
            print(note)


if __name__ == "__main__":
    main()
