"""Bob has no copy of ann's end, so her death is heard."""

# needs: os.fork

import multiprocessing
import os
from multiprocessing.connection import Connection


def pack(desk: Connection, name: str) -> None:
    if name == "ann":
        os._exit(3)  # as in a crash
    desk.poll(timeout=5)


def main() -> None:
    context = multiprocessing.get_context("fork")
    desks = []
    for name in "ann", "bob":
        here, there = context.Pipe()
        context.Process(target=pack, args=(there, name)).start()
        there.close()
        desks.append(here)
    try:
        print("ann:", desks[0].recv() if desks[0].poll(timeout=3) else "?")
    except EOFError:
        print("ann: EOFError")
    desks[1].send("go home")


if __name__ == "__main__":
    main()
