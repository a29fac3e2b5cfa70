"""A worker finds a class that stands at the top level of the file."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


class Order:
    item = "tea"


def pack(order: object) -> str:
    return "packed"


def main() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as clerks:
        job = clerks.submit(pack, Order())
        try:
            print(job.result(timeout=9))
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
