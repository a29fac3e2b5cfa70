"""thread_name_prefix tells in the log which pool has done it."""

import logging
import sys
from concurrent.futures import ThreadPoolExecutor


def work(name: str) -> None:
    logging.info("%s", name)


def main() -> None:
    logging.basicConfig(
        format="%(threadName)s: %(message)s",
        level="INFO",
        stream=sys.stdout,
    )
    with ThreadPoolExecutor(1, thread_name_prefix="download") as pool:
        pool.submit(work, "a.jpg")
    with ThreadPoolExecutor(1, thread_name_prefix="resize") as pool:
        pool.submit(work, "a.jpg")


if __name__ == "__main__":
    main()
