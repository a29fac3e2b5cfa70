"""A Process runs a function in a process of its own."""

# runs: picture

import multiprocessing
import os


def pack(order: str) -> None:
    print(f"ann: pid {os.getpid()} packs {order}")


def main() -> None:
    print(f"main: pid {os.getpid()}")
    ann = multiprocessing.Process(target=pack, args=("3 tea",))
    ann.start()
    ann.join(timeout=5)
    print(f"main: pid {ann.pid} has ended, exit code {ann.exitcode}")


if __name__ == "__main__":
    main()
