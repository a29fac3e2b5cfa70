"""Each worker opens the database once, not once for each task."""

import atexit
import multiprocessing
import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

PRICES = {"tea": 4, "salt": 1, "milk": 2, "rice": 3, "bread": 5}


def open_prices(path: Path, opened: Synchronized) -> None:
    global prices
    prices = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    atexit.register(prices.close)
    with opened.get_lock():
        opened.value += 1


def price_of(item: str) -> int:
    select = "SELECT price FROM prices WHERE item = ?"
    return prices.execute(select, (item,)).fetchone()[0]


def main() -> None:
    opened = multiprocessing.Value("i", 0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prices.db")
        with closing(sqlite3.connect(path)) as new, new:
            new.execute("CREATE TABLE prices (item, price)")
            rows = "INSERT INTO prices VALUES (?, ?)"
            new.executemany(rows, PRICES.items())
        with ProcessPoolExecutor(
            2, initializer=open_prices, initargs=(path, opened)
        ) as clerks:
            print(*clerks.map(price_of, PRICES, timeout=8))
    print("opened:", opened.value)


if __name__ == "__main__":
    main()
