"""A lock file that is made in main is made once."""

# runs: limit 30 s

import multiprocessing
from pathlib import Path

LOCK = Path("shop.lock")


def main() -> None:
    LOCK.touch(exist_ok=False)  # fails if another shop is running
    context = multiprocessing.get_context("spawn")
    clerk = context.Process(target=print, args=("packed",))
    clerk.start()
    clerk.join(timeout=20)
    print("clerk: exit code", clerk.exitcode)
    LOCK.unlink()


if __name__ == "__main__":
    main()
