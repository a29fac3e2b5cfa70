"""max_tasks_per_child=2: the executor replaces its worker by a new one."""

# needs: python>=3.11

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import current_process


def pack(order: str) -> tuple[int, str]:
    return os.getpid(), type(current_process()).__name__


def main() -> None:
    seen = {}
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as clerks:
        for order in "tea", "salt", "milk", "rice":
            job = clerks.submit(pack, order)
            pid, kind = job.result(timeout=8)
            number = seen.setdefault(pid, len(seen) + 1)
            print(f"{order}: worker {number}, a {kind}")


if __name__ == "__main__":
    main()
