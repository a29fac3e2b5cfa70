"""Each interpreter counts in its own TOTALS, and main reads nothing."""

# needs: python>=3.14

from collections import Counter
from concurrent.futures import InterpreterPoolExecutor

TOTALS: Counter[str] = Counter()


def count(text: str) -> None:
    TOTALS.update(text.split())


def main() -> None:
    lists = ["pear plum", "plum plum", "pear apple"]
    with InterpreterPoolExecutor(max_workers=2) as clerks:
        list(clerks.map(count, lists))
    print(sorted(TOTALS.items()))


if __name__ == "__main__":
    main()
