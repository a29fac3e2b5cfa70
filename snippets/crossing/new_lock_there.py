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


def count(drawer: Drawer) -> tuple[int, bool]:
    with drawer.lock:
        return drawer.cash, drawer.lock.locked()


def main() -> None:
    drawer = Drawer(100)
    with ProcessPoolExecutor(max_workers=1) as clerks, drawer.lock:
        cash, locked = clerks.submit(count, drawer).result(timeout=5)
        print(f"clerk counted {cash}, and held a lock: {locked}")
        print("main held its lock:", drawer.lock.locked())


if __name__ == "__main__":
    main()
