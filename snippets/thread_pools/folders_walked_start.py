"""Start of exercise 2: each task waits for the tasks of its subfolders."""

from concurrent.futures import Executor, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate

INSIDE = {"photos": ["2025", "2026"], "2025": ["may"], "2026": ["june"]}


def walk(folder: str, pool: Executor) -> int:
    names = INSIDE.get(folder, [])
    jobs = [pool.submit(walk, name, pool) for name in names]
    return 1 + sum(job.result(timeout=1) for job in jobs)


def main() -> None:
    with ThreadPoolExecutor(max_workers=2) as pool:
        job = pool.submit(walk, "photos", pool)
        try:
            print("folders:", job.result(timeout=5))
        except TooLate:
            print("stuck: each thread waits for a task without a thread")


if __name__ == "__main__":
    main()
