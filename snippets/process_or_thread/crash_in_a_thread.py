"""A thread that crashes takes the whole program with it."""

# runs: exit -6

import faulthandler
import os
import threading


def count_drawer() -> None:
    faulthandler.disable()  # leave out the report of where it crashed
    os.abort()  # as a fault in C code would end it


def main() -> None:
    clerk = threading.Thread(target=count_drawer)
    print("shop: open", flush=True)
    clerk.start()
    clerk.join(timeout=5)
    print("shop: still open")


if __name__ == "__main__":
    main()
