"""A variable that is set after the server has started is not seen."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import os


def report(name: str) -> None:
    print(f"{name}: {os.environ.get('CURRENCY', 'EUR')}")


def main() -> None:
    context = multiprocessing.get_context("forkserver")
    for name in ("ann", "bob"):
        clerk = context.Process(target=report, args=(name,))
        clerk.start()
        clerk.join(timeout=20)
        os.environ["CURRENCY"] = "JPY"


if __name__ == "__main__":
    main()
