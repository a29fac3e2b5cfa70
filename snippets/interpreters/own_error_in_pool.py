"""A pool raises a KeyError as it is, but not an error of the main file."""

# needs: python>=3.14

from concurrent.futures import InterpreterPoolExecutor


class SoldOut(Exception):
    """There is none left."""


def sell(item: str) -> None:
    if item == "pear":
        raise SoldOut(item)
    raise KeyError(item)


def main() -> None:
    with InterpreterPoolExecutor(max_workers=1) as clerks:
        for item in "plum", "pear":
            error = clerks.submit(sell, item).exception(timeout=5)
            print(type(error).__name__, isinstance(error, SoldOut))


if __name__ == "__main__":
    main()
