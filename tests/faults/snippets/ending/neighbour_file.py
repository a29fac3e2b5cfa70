"""The price list is at hand."""

from pathlib import Path


def main() -> None:
    print(Path("prices.txt").read_text("utf-8"))


if __name__ == "__main__":
    main()
