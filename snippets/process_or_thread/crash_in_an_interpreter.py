"""A subinterpreter that crashes takes the whole program with it."""

# needs: python>=3.14
# runs: exit -6

import os
from concurrent.futures import InterpreterPoolExecutor


def count_drawer() -> None:
    os.abort()  # as a fault in C code would end it


def main() -> None:
    with InterpreterPoolExecutor(max_workers=1) as clerks:
        clerk = clerks.submit(count_drawer)
        print("shop: open", flush=True)
        clerk.result(timeout=5)
    print("shop: still open")


if __name__ == "__main__":
    main()
