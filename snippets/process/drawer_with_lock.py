"""An object that holds a thread lock cannot be sent to a new process."""

# runs: exit 1

import multiprocessing
import threading


class Drawer:
    def __init__(self, cash: int) -> None:
        self.cash = cash
        self.lock = threading.Lock()


def count(drawer: Drawer) -> None:
    with drawer.lock:
        print("clerk counted", drawer.cash)


def main() -> None:
    drawer = Drawer(100)
    context = multiprocessing.get_context("spawn")
    clerk = context.Process(target=count, args=(drawer,))
    clerk.start()
    clerk.join(timeout=5)
    print("exit code", clerk.exitcode)


if __name__ == "__main__":
    main()
