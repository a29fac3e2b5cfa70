"""Main sees how far its workers are, and tells them to stop."""

# runs: limit 30 s

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.managers import DictProxy, EventProxy

ALBUMS = ["ann", "bob"]


def convert(album: str, done: DictProxy, stop: EventProxy) -> int:
    for number in range(1, 2000):
        done[album] = number
        if stop.wait(timeout=0.01):  # stands for work on one image
            break
    return number


def main() -> None:
    with (
        multiprocessing.Manager() as manager,
        ProcessPoolExecutor(2) as workers,
    ):
        done, stop = manager.dict(), manager.Event()
        jobs = [workers.submit(convert, one, done, stop) for one in ALBUMS]
        deadline = time.monotonic() + 15
        while len(done) < 2 and time.monotonic() < deadline:
            time.sleep(0.1)
        print("have begun:", sorted(done.keys()))
        stop.set()
        numbers = [job.result(timeout=20) for job in jobs]
        print("as reported:", numbers == [done[one] for one in ALBUMS])


if __name__ == "__main__":
    main()
