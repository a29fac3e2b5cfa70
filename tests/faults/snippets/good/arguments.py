"""A program and its child know the program's name."""

import multiprocessing
import sys
from pathlib import Path


def tell(who: str) -> None:
    print(who, sys.argv, Path(__file__).name, flush=True)


def main() -> None:
    tell("parent")
    child = multiprocessing.Process(target=tell, args=("child",))
    child.start()
    child.join(timeout=5)


if __name__ == "__main__":
    main()
