"""A decorated function cannot be sent if its name does not lead to it."""

import functools
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


def bare(task: Callable) -> Callable:
    def call(order: str) -> str:
        return task(order).upper()

    return call


def wrapped(task: Callable) -> Callable:
    @functools.wraps(task)
    def call(order: str) -> str:
        return task(order).upper()

    return call


@bare
def weigh(order: str) -> str:
    return f"{order} weighed"


def pack(order: str) -> str:
    return f"{order} packed"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        for task in (weigh, wrapped(pack)):
            try:
                print(clerks.submit(task, "tea").result(timeout=5))
            except Exception as error:
                print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
