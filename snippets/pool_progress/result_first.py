"""result can return before the callback, get returns after it."""

import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import Pool


def pack(order: str) -> str:
    time.sleep(0.3)
    return f"{order} packed"


def main() -> None:
    received = threading.Event()
    first: list[bool] = []

    def report(parcel: Future | str) -> None:
        first.append(received.wait(timeout=limit))

    limit = 10.0
    with ProcessPoolExecutor(max_workers=1) as clerks:
        job = clerks.submit(pack, "tea")
        job.add_done_callback(report)
        job.result(timeout=5)
        received.set()
    print("future: main was first:", *first)

    received.clear()
    first.clear()
    limit = 0.5
    with Pool(1) as clerks:
        sent = clerks.apply_async(pack, ("tea",), callback=report)
        sent.get(timeout=5)
        received.set()
    print("Pool: main was first:", *first)


if __name__ == "__main__":
    main()
