"""A worker of a Pool may not start processes of its own."""

from multiprocessing import Pool

ORDERS = ["tea", "salt"], ["milk"]


def pack(order: str) -> str:
    return f"{order} packed"


def pack_all(orders: list[str]) -> list[str]:
    with Pool(2) as helpers:
        return helpers.map(pack, orders)


def main() -> None:
    with Pool(2) as clerks:
        jobs = [clerks.apply_async(pack_all, (some,)) for some in ORDERS]
        clerks.close()
        clerks.join()
    for job in jobs:
        try:
            print(*job.get(timeout=5), sep=", ")
        except AssertionError as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
