"""Whether the GIL is on decides, not how Python was built."""

# needs: free-threaded
# runs: flags -X gil=1

import sys
from concurrent.futures import (
    Executor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)


def for_computing() -> type[Executor]:
    ask = getattr(sys, "_is_gil_enabled", None)
    if ask is None or ask():
        return ProcessPoolExecutor
    return ThreadPoolExecutor


def main() -> None:
    with for_computing()(max_workers=2) as workers:
        print(sum(workers.map(abs, [-1, -2])), "coins")
        print("counted by a", type(workers).__name__)


if __name__ == "__main__":
    main()
