"""A database connection stays behind, and the worker opens its own."""

import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path


class Orders:
    def __init__(self, path: str) -> None:
        self.path = path
        self.connection = sqlite3.connect(path)

    def __getstate__(self) -> dict[str, str]:
        return {"path": self.path}

    def __setstate__(self, state: dict[str, str]) -> None:
        self.path = state["path"]
        self.connection = sqlite3.connect(self.path)


def count(orders: Orders, item: str) -> int:
    query = "SELECT sum(pieces) FROM orders WHERE item = ?"
    with closing(orders.connection) as connection:
        return connection.execute(query, (item,)).fetchone()[0]


def main() -> None:
    rows = [("tea", 3), ("salt", 1), ("tea", 2)]
    context = get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        orders = Orders(str(Path(folder, "shop.db")))
        with closing(orders.connection) as connection, connection:
            connection.execute("CREATE TABLE orders (item, pieces)")
            connection.executemany("INSERT INTO orders VALUES (?, ?)", rows)
            connection.commit()
            with ProcessPoolExecutor(1, context) as clerks:
                for item in ("tea", "salt"):
                    job = clerks.submit(count, orders, item)
                    print(item, job.result(timeout=9))


if __name__ == "__main__":
    main()
