"""A file is written, and not removed."""

from pathlib import Path


def main() -> None:
    Path("takings.txt").write_text("100\n", "utf-8")
    print("shop closed")


if __name__ == "__main__":
    main()
