"""A child that closes the parent's connection breaks its transaction."""

# needs: os.fork

import os
import sqlite3
import tempfile


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = sqlite3.connect(f"{folder}/shop.db")
        shop.execute("CREATE TABLE sales (item)")
        shop.execute("INSERT INTO sales VALUES ('tea')")

        pid = os.fork()
        if pid == 0:
            shop.close()
            os._exit(0)
        os.waitpid(pid, 0)
        try:
            shop.commit()
        except sqlite3.OperationalError as error:
            print("parent:", error)
        print(shop.execute("SELECT item FROM sales").fetchall())
        shop.close()


if __name__ == "__main__":
    main()
