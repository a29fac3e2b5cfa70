"""Start of an exercise that leaves a file."""

from pathlib import Path


def main() -> None:
    Path("takings.txt").touch()


if __name__ == "__main__":
    main()
