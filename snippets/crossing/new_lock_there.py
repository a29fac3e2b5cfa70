"""The lock stays behind, and the copy makes one of its own."""

import threading
from concurrent.futures import ProcessPoolExecutor


class Drawer:
    def __init__(self, cash: int) -> None:
        self.cash = cash
        self.lock = threading.Lock()

    def __getstate__(self) -> dict[str, object]:
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self.lock = threading.Lock()


def count(drawer: Drawer) -> str:
    with drawer.lock:
        return f"clerk counted {drawer.cash}"


def main() -> None:
    drawer = Drawer(100)
    with ProcessPoolExecutor(max_workers=1) as clerks, drawer.lock:
        print(clerks.submit(count, drawer).result(timeout=5))
        print("main holds its lock:", drawer.lock.locked())


if __name__ == "__main__":
    main()
