"""A lock reaches the workers as an argument of their initializer."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Lock


def take(lock: Lock) -> None:
    global drawer
    drawer = lock


def count(name: str) -> str:
    with drawer:
        return f"{name} has counted"


def main() -> None:
    drawer = multiprocessing.Lock()
    with ProcessPoolExecutor(
        2, initializer=take, initargs=(drawer,)
    ) as clerks:
        for name in "ann", "bob":
            print(clerks.submit(count, name).result(timeout=5))


if __name__ == "__main__":
    main()
