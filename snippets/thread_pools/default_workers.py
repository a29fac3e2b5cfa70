"""Without max_workers, a pool has at most min(32, CPUs + 4) threads."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    count = getattr(os, "process_cpu_count", os.cpu_count)  # since 3.13
    go = threading.Event()
    with ThreadPoolExecutor(thread_name_prefix="clerk") as pool:
        for _ in range(40):
            pool.submit(go.wait, 5)
        names = [thread.name for thread in threading.enumerate()]
        go.set()
    clerks = [name for name in names if name.startswith("clerk")]
    print("as expected:", len(clerks) == min(32, count() + 4))
    print("the first two:", *sorted(clerks)[:2])


if __name__ == "__main__":
    main()
