"""A task returns its subfolders, and main submits them."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

INSIDE = {"photos": ["2025", "2026"], "2025": ["may"], "2026": ["june"]}


def walk(folder: str) -> list[str]:
    return INSIDE.get(folder, [])


def main() -> None:
    count = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(walk, "photos")}
        while jobs:
            done, jobs = wait(jobs, timeout=5, return_when=FIRST_COMPLETED)
            for job in done:
                count += 1
                for folder in job.result():
                    jobs.add(pool.submit(walk, folder))
    print("folders:", count)


if __name__ == "__main__":
    main()
