"""A hidden folder is made, and not removed."""

from pathlib import Path


def main() -> None:
    Path(".takings").mkdir()
    print("shop closed")


if __name__ == "__main__":
    main()
