"""If an initializer raises, the pool is broken."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool


def read_prices(path: str) -> None:
    open(path)


def main() -> None:
    args = ("prices.txt",)
    with ThreadPoolExecutor(1, "clerk", read_prices, args) as clerks:
        job = clerks.submit(len, "tea")
        print("first:", repr(job.exception(timeout=5)))
        try:
            clerks.submit(len, "salt")
        except BrokenThreadPool as error:
            print("submit:", error)


if __name__ == "__main__":
    main()
