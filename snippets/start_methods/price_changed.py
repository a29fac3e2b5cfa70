"""A global that main has changed is changed under fork alone."""

# needs: os.fork
# runs: limit 30 s; picture

import multiprocessing
import os

PRICES = {"tea": 3}


def look(method: str, main_pid: int) -> None:
    parent = "main" if os.getppid() == main_pid else "a server"
    print(f"{method:10} tea {PRICES['tea']}, parent {parent}")


def main() -> None:
    PRICES["tea"] = 4
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        clerk = context.Process(target=look, args=(method, os.getpid()))
        clerk.start()
        clerk.join(timeout=20)


if __name__ == "__main__":
    main()
