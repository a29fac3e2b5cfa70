"""A process that crashes takes only itself with it."""

import faulthandler
import multiprocessing
import os


def count_drawer() -> None:
    faulthandler.disable()  # leave out the report of where it crashed
    os.abort()  # as a fault in C code would end it


def main() -> None:
    clerk = multiprocessing.Process(target=count_drawer)
    print("shop: open", flush=True)
    clerk.start()
    clerk.join(timeout=5)
    print(f"clerk: exit code {clerk.exitcode}")
    print("shop: still open")


if __name__ == "__main__":
    main()
