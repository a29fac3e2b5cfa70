"""Each worker opens its own connection when it first needs it."""

# needs: os.fork

import functools
import os
import sqlite3
import tempfile


@functools.cache
def connection(database: str, pid: int) -> sqlite3.Connection:
    return sqlite3.connect(database)


def sell(database: str, name: str) -> sqlite3.Connection:
    shop = connection(database, os.getpid())
    with shop:  # one transaction
        shop.execute("INSERT INTO sales VALUES (?)", (name,))
    return shop


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/shop.db"
        preloaded = connection(database, os.getpid())
        preloaded.execute("CREATE TABLE sales (seller)")

        for name in "ann", "bob":
            pid = os.fork()
            if pid == 0:
                os._exit(sell(database, name) is preloaded)
            _, status = os.waitpid(pid, 0)
            print(f"{name} uses that of the parent:", bool(status))
        print(preloaded.execute("SELECT seller FROM sales").fetchall())
        preloaded.close()


if __name__ == "__main__":
    main()
