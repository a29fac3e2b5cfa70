"""Send what is inside, and make the object that holds it there."""

import multiprocessing
import threading


class Drawer:
    def __init__(self, cash: int) -> None:
        self.cash = cash
        self.lock = threading.Lock()


def count(cash: int) -> None:
    drawer = Drawer(cash)
    with drawer.lock:
        print("clerk counted", drawer.cash)


def main() -> None:
    drawer = Drawer(100)
    context = multiprocessing.get_context("spawn")
    clerk = context.Process(target=count, args=(drawer.cash,))
    clerk.start()
    clerk.join(timeout=5)
    print("exit code", clerk.exitcode)


if __name__ == "__main__":
    main()
