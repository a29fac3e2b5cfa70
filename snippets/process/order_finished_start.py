"""The clerk finishes the order in hand before going home."""

import multiprocessing
import time
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

WORK = 0.5


def pack(desk: Connection, closing: Event) -> None:
    for number in range(1, 20):
        desk.send(f"order {number}: begun")
        time.sleep(WORK)
        desk.send(f"order {number}: packed")


def main() -> None:
    here, there = multiprocessing.Pipe()
    closing = multiprocessing.Event()
    clerk = multiprocessing.Process(target=pack, args=(there, closing))
    clerk.start()
    there.close()
    print(here.recv())
    clerk.terminate()
    clerk.join(timeout=8)
    try:
        while True:
            print(here.recv())
    except EOFError:
        print("exit code", clerk.exitcode)


if __name__ == "__main__":
    main()
