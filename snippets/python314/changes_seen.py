"""Which changes by main a child sees depends on the start method."""

# needs: os.fork

import multiprocessing
import os
import signal
import string
import sys
from multiprocessing.connection import Connection


def look(desk: Connection) -> None:
    seen = {
        "path": "/shop" in sys.path,
        "folder": os.getcwd() == "/",
        "early": "EARLY" in os.environ,
        "late": "LATE" in os.environ,
        "patch": string.digits == "012",
        "handler": callable(signal.getsignal(signal.SIGUSR1)),
    }
    desk.send(" ".join(name for name in seen if seen[name]))


def ask(method: str) -> str:
    context = multiprocessing.get_context(method)
    here, there = context.Pipe()
    clerk = context.Process(target=look, args=(there,))
    clerk.start()
    seen = here.recv() if here.poll(timeout=5) else "nothing came"
    clerk.join(timeout=5)
    return seen


def main() -> None:
    os.environ["EARLY"] = "1"
    ask("forkserver")  # the first child starts the server
    os.environ["LATE"] = "1"
    sys.path.append("/shop")
    os.chdir("/")
    string.digits = "012"
    signal.signal(signal.SIGUSR1, print)
    for method in ("fork", "forkserver", "spawn"):
        print(f"{method:10} {ask(method)}")


if __name__ == "__main__":
    main()
