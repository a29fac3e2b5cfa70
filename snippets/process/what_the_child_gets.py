"""What a child gets from its parent depends on the start method."""

# needs: os.fork

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection

SIGN = {"text": "closed"}


def look(desk: Connection, main_pid: int) -> None:
    same = os.getppid() == main_pid
    desk.send(f"{SIGN['text']:6}  {__name__:11}  child of main: {same}")


def main() -> None:
    SIGN["text"] = "open"
    default = multiprocessing.get_start_method()
    print(f"default on {sys.platform}: {default}")
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        here, there = context.Pipe()
        clerk = context.Process(target=look, args=(there, os.getpid()))
        clerk.start()
        seen = here.recv() if here.poll(timeout=5) else "nothing came"
        clerk.join(timeout=5)
        print(f"{method:10}  {seen}")


if __name__ == "__main__":
    main()
