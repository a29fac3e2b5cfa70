"""Two workers add the addresses of their logs to one set."""

# needs: python>=3.14
# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import SetProxy

LOGS = ["10.0.0.7", "10.0.0.9"], ["10.0.0.9", "10.0.0.8"]


def read(log: list[str], visitors: SetProxy) -> None:
    visitors |= set(log)


def main() -> None:
    with (
        multiprocessing.Manager() as manager,
        multiprocessing.Pool(2) as pool,
    ):
        visitors = manager.set()
        jobs = [pool.apply_async(read, (log, visitors)) for log in LOGS]
        for job in jobs:
            job.get(timeout=20)
        print(len(visitors), "visitors:", *sorted(visitors))


if __name__ == "__main__":
    main()
