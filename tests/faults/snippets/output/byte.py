"""A byte that is not UTF-8 is not the text that would name it."""

import os


def main() -> None:
    os.write(1, b"caf\xe9\n")


if __name__ == "__main__":
    main()
