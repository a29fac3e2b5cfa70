"""A method of a manager's object cannot return what pickle refuses."""

# runs: limit 30 s

import sqlite3
from collections.abc import Iterable
from multiprocessing.managers import BaseManager, RemoteError


class Stock:
    def __init__(self) -> None:
        self.shelf = sqlite3.connect(":memory:", check_same_thread=False)
        self.shelf.execute("create table shelf as select 'tea', 3")

    def rows(self) -> Iterable[tuple]:
        return self.shelf.execute("select * from shelf")


BaseManager.register("Stock", Stock)


def main() -> None:
    with BaseManager() as manager:
        stock = manager.Stock()
        try:
            print(stock.rows())
        except RemoteError as error:
            lines = str(error).splitlines()
            print("RemoteError:", lines[2])
            print(*(line for line in lines if "cannot pickle" in line))


if __name__ == "__main__":
    main()
