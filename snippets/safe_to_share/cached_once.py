"""Behind a lock, a cached function runs once for one argument."""

import functools
import threading
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    both_inside, lock = threading.Barrier(2), threading.Lock()

    @functools.cache
    def connect(name: str) -> object:
        try:
            both_inside.wait(timeout=1)
        except threading.BrokenBarrierError:
            pass  # nobody else is in here
        return object()

    def get(name: str) -> object:
        with lock:
            return connect(name)

    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann, bob = clerks.map(get, ["orders", "orders"])
    print("connections:", connect.cache_info().misses)
    print("ann and bob have the same one:", ann is bob)


if __name__ == "__main__":
    main()
