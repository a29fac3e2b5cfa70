"""Once the ring is found, most of the boxes stay closed."""

import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def open_box(box: int) -> bool:
    time.sleep(0.05)
    return box == 3


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        jobs = [clerks.submit(open_box, box) for box in range(40)]
        for job in as_completed(jobs, timeout=5):
            if job.result():
                print("found in box", jobs.index(job))
                clerks.shutdown(cancel_futures=True)
                break
    left = sum(job.cancelled() for job in jobs)
    print("more than half stay closed:", left > 20)


if __name__ == "__main__":
    main()
