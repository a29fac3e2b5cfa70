"""Each thread opens a connection, keeps it in a local, and closes it."""

import sqlite3
import threading
from contextlib import closing

DESK = threading.local()


def count() -> int:
    return DESK.book.execute("SELECT 1 + 1").fetchone()[0]


def work(name: str) -> None:
    with closing(sqlite3.connect(":memory:")) as DESK.book:
        print(f"{name}:", count())
    try:
        count()
    except sqlite3.ProgrammingError as error:
        print(f"{name}:", error)


def main() -> None:
    for name in ("ann", "bob"):
        clerk = threading.Thread(target=work, args=(name,))
        clerk.start()
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
