"""Which of main's changes a child has depends on the start method."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import os
import sys

PRICES = {"tea": 3}


def look() -> dict[str, bool]:
    return {
        "global": PRICES["tea"] == 4,
        "open file": os.path.exists("/dev/fd/99"),
        "environment": "SHOP" in os.environ,
        "umask": os.umask(0o77) == 0o77,
        "folder": os.getcwd() == "/",
        "sys.path": "/shop" in sys.path,
    }


def ask(method: str) -> dict[str, bool]:
    with multiprocessing.get_context(method).Pool(1) as pool:
        return pool.apply_async(look).get(timeout=20)


def main() -> None:
    PRICES["tea"] = 4
    os.dup2(1, 99)  # 99 is one more number for stdout
    os.environ["SHOP"] = "open"
    os.umask(0o77)
    os.chdir("/")
    sys.path.append("/shop")
    print(f"{'':12} fork  forkserver  spawn")
    seen = [ask(method) for method in ("fork", "forkserver", "spawn")]
    for name in seen[0]:
        fork, server, spawn = ("yes" if one[name] else "-" for one in seen)
        print(f"{name:12} {fork:5} {server:11} {spawn}")


if __name__ == "__main__":
    main()
