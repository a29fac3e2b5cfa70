"""Start of exercise 1: a cancelled photo ends the loop."""

import time
from concurrent.futures import (
    CancelledError,
    ProcessPoolExecutor,
    as_completed,
)

PHOTOS = 20


def thumbnail(photo: int) -> str:
    time.sleep(0.05)  # stands for work
    return f"{photo}.jpg"


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(thumbnail, photo) for photo in range(PHOTOS)]
        dropped = jobs[-1].cancel()
        made = []
        try:
            for job in as_completed(jobs, timeout=5):
                made.append(job.result())
        except CancelledError:
            print("CancelledError")
    print("all are made that were not cancelled:", end=" ")
    print(len(made) + dropped == PHOTOS)


if __name__ == "__main__":
    main()
