"""A dictionary says which order the future that is done belongs to."""

import time
from concurrent.futures import ProcessPoolExecutor, as_completed

KILOS = {"sofa": 40, "tea": 1}


def weigh(order: str) -> int:
    time.sleep(0.7 if order == "sofa" else 0.1)
    return KILOS[order]


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        jobs = {clerks.submit(weigh, order): order for order in KILOS}
        for job in as_completed(jobs, timeout=5):
            print(f"{jobs[job]}: {job.result()} kg")


if __name__ == "__main__":
    main()
