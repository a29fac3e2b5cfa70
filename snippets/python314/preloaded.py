"""The server imports the modules it is told to, once for its children."""

# needs: os.fork

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection

RUN_BY = os.getpid()


def look(desk: Connection) -> None:
    ran = "the child" if RUN_BY == os.getpid() else "the server"
    desk.send(f"sqlite3 {'sqlite3' in sys.modules}, file run by {ran}")


def main() -> None:
    multiprocessing.set_forkserver_preload(["sqlite3"])
    for method in ("forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        here, there = context.Pipe()
        clerk = context.Process(target=look, args=(there,))
        clerk.start()
        print(f"{method}:", here.recv() if here.poll(timeout=5) else "")
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
