"""Two threads share an iterator in C, and each number comes once."""

# needs: gil

import itertools
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

LAST = 100_000


def draw(numbers: Iterator[int], start: threading.Barrier) -> list[int]:
    start.wait(timeout=5)
    return list(itertools.takewhile(lambda number: number < LAST, numbers))


def main() -> None:
    sys.setswitchinterval(1e-6)  # not 5 ms: more turns
    start = threading.Barrier(2)
    shared: dict[str, Iterator[int]] = {
        "range": iter(range(LAST)),
        "list": iter(list(range(LAST))),
        "count": itertools.count(),
        "enumerate": map(sum, enumerate([0] * LAST)),
        "zip": map(max, zip(range(LAST), range(LAST), strict=True)),
    }
    for name, numbers in shared.items():
        with ThreadPoolExecutor(max_workers=2) as clerks:
            ann, bob = clerks.map(draw, [numbers] * 2, [start] * 2)
        print(f"{name}: {sorted(ann + bob) == list(range(LAST))}")


if __name__ == "__main__":
    main()
