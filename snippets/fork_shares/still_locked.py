"""A transaction open at the fork locks the child out, even once it ends."""

# needs: os.fork

import os
import select
import sqlite3
import tempfile
from contextlib import closing


def sell(database: str, item: str) -> str:
    try:
        with closing(sqlite3.connect(database, timeout=0.5)) as shop, shop:
            shop.execute("INSERT INTO sales VALUES (?)", (item,))
        return f"sold {item}"
    except sqlite3.OperationalError as error:
        return str(error)


def main() -> None:
    committed, commit = os.pipe()
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/shop.db"
        shop = sqlite3.connect(database)
        shop.execute("CREATE TABLE sales (item)")
        shop.execute("INSERT INTO sales VALUES ('tea')")

        pid = os.fork()
        if pid == 0:
            select.select([committed], [], [], 5)
            print("child:", sell(database, "milk"), flush=True)
            os._exit(0)
        shop.commit()
        os.write(commit, b"x")
        os.waitpid(pid, 0)
        print("parent:", sell(database, "honey"))
        shop.close()


if __name__ == "__main__":
    main()
