"""A download that failed is submitted again, up to three times."""

from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait

FAILURES = {"a.jpg": 0, "b.jpg": 1, "c.jpg": 9}


def fetch(name: str, attempt: int) -> str:
    if attempt <= FAILURES[name]:  # stands for a server that is too busy
        raise ConnectionError("503")
    return f"{name} at attempt {attempt}"


def main() -> None:
    results = []
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(fetch, name, 1): (name, 1) for name in FAILURES}
        while jobs:
            done, _ = wait(jobs, timeout=5, return_when=FIRST_COMPLETED)
            for job in done:
                name, attempt = jobs.pop(job)
                if not job.exception():
                    results.append(job.result())
                elif attempt < 3:
                    again = pool.submit(fetch, name, attempt + 1)
                    jobs[again] = name, attempt + 1
                else:
                    results.append(f"{name} failed: {job.exception()}")
    print(*sorted(results), sep="\n")


if __name__ == "__main__":
    main()
