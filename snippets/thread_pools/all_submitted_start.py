"""Start of exercise 1: the first download waits for the second."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


def download(name: str, both: Barrier) -> str:
    both.wait()  # for the other download
    return f"{name} downloaded"


def main() -> None:
    both = Barrier(2, timeout=2)
    names = "a.jpg", "b.jpg"
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name in names:
            job = pool.submit(download, name, both)
            print(repr(job.exception() or job.result()))


if __name__ == "__main__":
    main()
