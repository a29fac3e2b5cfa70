"""After the first error, most of the other files are not read."""

import time
from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, wait

FILES = ["date;sum\n29;x\n"] + ["date;sum\n29;10\n"] * 100


def add_up(text: str) -> int:
    rows = [line.split(";") for line in text.splitlines()[1:]]
    total = sum(int(row[1]) for row in rows)
    time.sleep(0.1)  # stands for a longer file
    return total


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(add_up, text) for text in FILES]
        done, _ = wait(jobs, timeout=5, return_when=FIRST_EXCEPTION)
        pool.shutdown(cancel_futures=True)
    for job in done:
        if error := job.exception():
            print(f"file {jobs.index(job)}: {error}")
    left = sum(job.cancelled() for job in jobs)
    print("more than half are cancelled:", left > 50)


if __name__ == "__main__":
    main()
