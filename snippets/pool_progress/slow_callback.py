"""While a callback is at work, the other results do not arrive."""

import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor, TimeoutError


def pack(order: str) -> str:
    time.sleep(0.3)
    return f"{order} packed"


def main() -> None:
    stored = threading.Event()
    begun = threading.Event()

    def store(job: Future) -> None:
        begun.set()
        stored.wait(timeout=20)  # stands for a slow database

    with ProcessPoolExecutor(max_workers=2) as clerks:
        clerks.submit(pack, "tea").add_done_callback(store)
        begun.wait(timeout=10)
        salt = clerks.submit(pack, "salt")
        try:
            print(salt.result(timeout=1))
        except TimeoutError:
            print("salt: no result in 1 s")
        stored.set()
        print(salt.result(timeout=5))


if __name__ == "__main__":
    main()
