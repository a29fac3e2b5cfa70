"""A worker that loops over a manager's dict gets an AttributeError."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import DictProxy


def add_up(stock: DictProxy) -> str:
    try:
        return f"total: {sum(stock[item] for item in stock)}"
    except AttributeError as error:
        return f"AttributeError: {error}"


def main() -> None:
    with (
        multiprocessing.Manager() as manager,
        multiprocessing.Pool(1) as pool,
    ):
        stock = manager.dict(tea=3, rye=2)
        print("main,", add_up(stock))
        task = pool.apply_async(add_up, (stock,))
        print("worker,", task.get(timeout=20))


if __name__ == "__main__":
    main()
