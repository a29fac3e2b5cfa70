"""A variable that is set before the server starts is seen by all."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import os


def currency() -> str:
    return os.environ.get("CURRENCY", "EUR")


def main() -> None:
    os.environ["CURRENCY"] = "JPY"
    context = multiprocessing.get_context("forkserver")
    for name in ("ann", "bob"):
        with context.Pool(1) as pool:
            found = pool.apply_async(currency).get(timeout=20)
        print(f"{name} reports in {found}")


if __name__ == "__main__":
    main()
