"""No more than three tasks are in flight, and results come as they are."""

import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice

SECONDS = 2.0, 0.05, 0.05, 0.05, 0.05


def thumbnail(photo: int) -> int:
    time.sleep(SECONDS[photo])
    return photo


def main() -> None:
    photos: Iterator[int] = iter(range(len(SECONDS)))
    made, most = [], 0
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(thumbnail, n) for n in islice(photos, 3)}
        while jobs:
            most = max(most, len(jobs))
            done, jobs = wait(jobs, timeout=5, return_when=FIRST_COMPLETED)
            made += [job.result() for job in done]
            for n in islice(photos, len(done)):
                jobs.add(pool.submit(thumbnail, n))
    print("in flight at most:", most)
    print("made:", *made)


if __name__ == "__main__":
    main()
