"""An error that cannot be rebuilt ends the thread that receives results."""

# runs: limit 40 s

import multiprocessing


class OutOfStock(Exception):
    def __init__(self, order: str, pieces: int) -> None:
        super().__init__(f"{pieces} {order} are missing")


def pack(order: str) -> None:
    if order == "tea":
        raise OutOfStock(order, 3)


def main() -> None:
    try:
        with multiprocessing.Pool(1) as clerks:
            for order, seconds in ("rye", 30), ("tea", 2), ("salt", 1):
                job = clerks.apply_async(pack, (order,))
                job.wait(timeout=seconds)
                print(f"{order}: ready {job.ready()}")
    except AssertionError as error:
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
