"""A worker answers until `main` closes its end of the Pipe."""

import multiprocessing
import tempfile
from multiprocessing import connection
from multiprocessing.connection import Connection
from pathlib import Path


def count(desk: Connection, other: Connection) -> None:
    other.close()  # a copy of main's end
    while connection.wait([desk], timeout=5):
        try:
            log = desk.recv()
        except EOFError:
            print("ann: no more logs")
            break
        desk.send(len(log.read_text().splitlines()))


def main() -> None:
    here, there = multiprocessing.Pipe()
    ann = multiprocessing.Process(target=count, args=(there, here))
    ann.start()
    there.close()  # ann has her own
    with tempfile.TemporaryDirectory() as folder:
        for day in 1, 2:
            log = Path(folder, f"day{day}.log")
            log.write_text("GET / 200\n" * day)
            here.send(log)
            print(log.name, "has", here.recv(), "lines")
    here.close()
    ann.join(timeout=5)
    print("exit code", ann.exitcode)


if __name__ == "__main__":
    main()
