"""Start of exercise 1: it asks how Python was built."""

# needs: free-threaded
# runs: flags -X gil=1

import sysconfig
from concurrent.futures import (
    Executor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)


def for_computing() -> type[Executor]:
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        return ThreadPoolExecutor
    return ProcessPoolExecutor


def main() -> None:
    with for_computing()(max_workers=2) as workers:
        print(sum(workers.map(abs, [-1, -2])), "coins")
        print("counted by a", type(workers).__name__)


if __name__ == "__main__":
    main()
