"""A variable that is set before the server starts is seen by all."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import os


def report(name: str) -> None:
    print(f"{name}: {os.environ.get('CURRENCY', 'EUR')}")


def main() -> None:
    os.environ["CURRENCY"] = "JPY"
    context = multiprocessing.get_context("forkserver")
    for name in ("ann", "bob"):
        clerk = context.Process(target=report, args=(name,))
        clerk.start()
        clerk.join(timeout=20)


if __name__ == "__main__":
    main()
