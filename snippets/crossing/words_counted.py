"""A defaultdict can be sent if its default is sent by name."""

from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor


def count(lines: list[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        counts[line.split()[0]] += 1
    return counts


def main() -> None:
    lines = ["INFO sold tea", "ERROR no salt", "INFO sold rye"]
    with ProcessPoolExecutor(max_workers=1) as clerks:
        try:
            print(dict(clerks.submit(count, lines).result(timeout=5)))
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
