"""An error that cannot be rebuilt ends the thread that receives results."""

# runs: start fork; limit 20 s

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
            for order in ("rye", "tea", "salt"):
                job = clerks.apply_async(pack, (order,))
                job.wait(timeout=3)
                print(f"{order}: ready {job.ready()}")
    except AssertionError as error:
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
