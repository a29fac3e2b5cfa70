"""A carriage return lets each count overwrite the one before it."""

import sys
from multiprocessing import Pool

LOGS = [f"GET {n}\n" * 5_000 + "ERROR\n" * n for n in range(8)]


def count_errors(log: str) -> int:
    return log.count("ERROR")


def main() -> None:
    errors = 0
    with Pool(2) as pool:
        counts = pool.imap_unordered(count_errors, LOGS)
        for done, found in enumerate(counts, 1):
            errors += found
            print(f"\r{done} of {len(LOGS)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    print("errors:", errors)


if __name__ == "__main__":
    main()
