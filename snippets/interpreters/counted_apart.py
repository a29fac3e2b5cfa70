"""Each task returns its counts, and main adds them."""

# needs: python>=3.14

from collections import Counter
from concurrent.futures import InterpreterPoolExecutor


def count(text: str) -> Counter[str]:
    return Counter(text.split())


def main() -> None:
    totals: Counter[str] = Counter()
    lists = ["pear plum", "plum plum", "pear apple"]
    with InterpreterPoolExecutor(max_workers=2) as clerks:
        for counts in clerks.map(count, lists):
            totals.update(counts)
    print(sorted(totals.items()))


if __name__ == "__main__":
    main()
