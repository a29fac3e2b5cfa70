"""Submit all tasks first, and ask for the results after that."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


def download(name: str, both: Barrier) -> str:
    both.wait()  # for the other download
    return f"{name} downloaded"


def main() -> None:
    both = Barrier(2, timeout=2)
    names = "a.jpg", "b.jpg"
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(download, name, both) for name in names]
        for job in jobs:
            print(repr(job.exception() or job.result()))


if __name__ == "__main__":
    main()
