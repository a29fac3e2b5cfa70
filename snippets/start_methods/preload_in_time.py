"""A preload that is set before the server starts serves all."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import sys


def look() -> bool:
    return "sqlite3" in sys.modules


def main() -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["sqlite3"])
    for name in ("ann", "bob"):
        with context.Pool(1) as pool:
            found = pool.apply_async(look).get(timeout=20)
        print(f"{name}: sqlite3 is there: {found}")


if __name__ == "__main__":
    main()
