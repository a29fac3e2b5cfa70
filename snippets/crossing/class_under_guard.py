"""A worker that cannot find the class of an argument breaks the pool."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

if __name__ == "__main__":

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
