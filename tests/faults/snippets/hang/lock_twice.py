"""A lock is locked once more by its owner."""
# runs: limit 1 s

import threading


def main() -> None:
    drawer = threading.Lock()
    with drawer, drawer:
        print("counted")


if __name__ == "__main__":
    main()
