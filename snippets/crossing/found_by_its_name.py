"""A decorated function can be sent if its name leads to it."""

import functools
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


def wrapped(task: Callable) -> Callable:
    @functools.wraps(task)
    def call(order: str) -> str:
        return task(order).upper()

    return call


@wrapped
def weigh(order: str) -> str:
    return f"{order} weighed"


@wrapped
def pack(order: str) -> str:
    return f"{order} packed"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        for task in (weigh, pack):
            try:
                print(clerks.submit(task, "tea").result(timeout=5))
            except Exception as error:
                print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
