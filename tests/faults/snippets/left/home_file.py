"""A file is left in the home folder."""

from pathlib import Path


def main() -> None:
    (Path.home() / ".takings").write_text("100")
    print("shop closed")


if __name__ == "__main__":
    main()
