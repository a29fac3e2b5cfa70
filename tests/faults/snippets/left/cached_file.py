"""A file is left where Python keeps what it has compiled."""

from pathlib import Path


def main() -> None:
    Path("__pycache__").mkdir(exist_ok=True)
    Path("__pycache__/takings.txt").write_text("100")


if __name__ == "__main__":
    main()
