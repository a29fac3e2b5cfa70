"""Start of exercise 1: the tea weighs 40 kg."""

import time
from concurrent.futures import ProcessPoolExecutor, as_completed

KILOS = {"sofa": 40, "tea": 1}


def weigh(order: str) -> int:
    time.sleep(0.7 if order == "sofa" else 0.1)
    return KILOS[order]


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        jobs = [clerks.submit(weigh, order) for order in KILOS]
        done = as_completed(jobs, timeout=5)
        for order, job in zip(KILOS, done, strict=True):
            print(f"{order}: {job.result()} kg")


if __name__ == "__main__":
    main()
