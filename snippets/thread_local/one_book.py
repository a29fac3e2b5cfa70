"""By default, a sqlite3 connection executes only in its own thread."""

# runs: exit 1

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing


def count(book: sqlite3.Connection) -> int:
    return book.execute("SELECT 1 + 1").fetchone()[0]


def main() -> None:
    with closing(sqlite3.connect(":memory:")) as book:
        print("main:", count(book))
        with ThreadPoolExecutor(max_workers=1) as clerks:
            print("clerk:", clerks.submit(count, book).result(timeout=5))


if __name__ == "__main__":
    main()
