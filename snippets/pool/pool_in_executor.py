"""A worker of a ProcessPoolExecutor may start processes of its own."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool

ORDERS = ["tea", "salt"], ["milk"]


def pack(order: str) -> str:
    return f"{order} packed"


def pack_all(orders: list[str]) -> list[str]:
    with Pool(2) as helpers:
        return helpers.map(pack, orders)


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        jobs = [clerks.submit(pack_all, some) for some in ORDERS]
    for job in jobs:
        try:
            print(*job.result(timeout=5), sep=", ")
        except AssertionError as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
