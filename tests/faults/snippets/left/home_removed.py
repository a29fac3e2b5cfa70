"""A program takes its home folder away."""
# needs: os.fork

import os


def main() -> None:
    os.rmdir(os.environ["HOME"])
    print("shop closed")


if __name__ == "__main__":
    main()
