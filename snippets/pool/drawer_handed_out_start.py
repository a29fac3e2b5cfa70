"""Start of exercise 2: a lock cannot be the argument of a task."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Lock


def count(drawer: Lock, name: str) -> str:
    with drawer:
        return f"{name} has counted"


def main() -> None:
    drawer = multiprocessing.Lock()
    with ProcessPoolExecutor(max_workers=2) as clerks:
        for name in "ann", "bob":
            print(clerks.submit(count, drawer, name).result(timeout=5))


if __name__ == "__main__":
    main()
