"""A variable that is set after the server has started is not seen."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import os


def currency() -> str:
    return os.environ.get("CURRENCY", "EUR")


def main() -> None:
    context = multiprocessing.get_context("forkserver")
    for name in ("ann", "bob"):
        with context.Pool(1) as pool:
            found = pool.apply_async(currency).get(timeout=20)
        print(f"{name} reports in {found}")
        os.environ["CURRENCY"] = "JPY"


if __name__ == "__main__":
    main()
