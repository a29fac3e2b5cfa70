"""connection.wait returns the Pipes that have an answer or have ended."""

import multiprocessing
import os
from multiprocessing import connection
from multiprocessing.connection import Connection


def pack(desk: Connection, order: str) -> None:
    if order == "vase":
        os._exit(3)  # as in a crash
    desk.send(f"{order} packed")


def main() -> None:
    waiting, told = {}, []
    for order in "tea", "vase", "rice":
        here, there = multiprocessing.Pipe()
        clerk = multiprocessing.Process(target=pack, args=(there, order))
        clerk.start()
        there.close()  # or the end of the clerk is not seen
        waiting[here] = order, clerk
    while waiting and (ready := connection.wait(waiting, timeout=8)):
        for desk in ready:
            order, clerk = waiting.pop(desk)
            try:
                told.append(desk.recv())
            except (EOFError, OSError):
                clerk.join(timeout=5)
                told.append(f"{order} lost: exit code {clerk.exitcode}")
            desk.close()
    print(*sorted(told), sep="\n")


if __name__ == "__main__":
    main()
