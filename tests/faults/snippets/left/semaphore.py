"""A named semaphore is not unlinked."""
# needs: os.fork

import _multiprocessing

NAME = "/till-semaphore-left"


def main() -> None:
    _multiprocessing.SemLock(1, 1, 1, NAME, False)
    print("shop closed")


if __name__ == "__main__":
    main()
