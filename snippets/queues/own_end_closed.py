"""`main` closes the clerk's end, so it sees that the clerk has ended."""

import multiprocessing
from multiprocessing import connection
from multiprocessing.connection import Connection


def pack(desk: Connection) -> None:
    desk.send("tea packed")


def main() -> None:
    here, there = multiprocessing.Pipe(duplex=False)
    clerk = multiprocessing.Process(target=pack, args=(there,))
    clerk.start()
    there.close()
    for limit in 8, 1:
        if not connection.wait([here], timeout=limit):
            print("nothing came")
            break
        try:
            print(here.recv())
        except EOFError:
            print("EOFError: the clerk has ended")
    clerk.join(timeout=5)
    print("exit code", clerk.exitcode)


if __name__ == "__main__":
    main()
