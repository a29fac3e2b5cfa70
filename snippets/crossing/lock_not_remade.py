"""What __getstate__ leaves out is missing from the copy."""

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


def count(drawer: Drawer) -> str:
    with drawer.lock:
        return f"clerk counted {drawer.cash}"


def main() -> None:
    drawer = Drawer(100)
    with ProcessPoolExecutor(max_workers=1) as clerks:
        try:
            print(clerks.submit(count, drawer).result(timeout=5))
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
