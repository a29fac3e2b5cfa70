"""A future hands the sys.exit of its thread to main."""

# runs: exit 1

import sys
from concurrent.futures import ThreadPoolExecutor


def open_drawer() -> None:
    sys.exit("the key is missing")


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        clerks.submit(open_drawer).result()
    print("main: open")


if __name__ == "__main__":
    main()
