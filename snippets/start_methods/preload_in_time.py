"""A preload that is set before the server starts serves all."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import sys


def look(name: str) -> None:
    print(f"{name}: {'sqlite3' in sys.modules}")


def main() -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["sqlite3"])
    for name in ("ann", "bob"):
        clerk = context.Process(target=look, args=(name,))
        clerk.start()
        clerk.join(timeout=20)


if __name__ == "__main__":
    main()
