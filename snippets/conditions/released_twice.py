"""A semaphore that is released twice lets in one more from then on."""

import threading


def download(limit: threading.Semaphore) -> None:
    with limit:
        limit.release()  # the end of the block releases, too


def main() -> None:
    limit = threading.Semaphore(3)
    download(limit)
    at_once = 0
    while limit.acquire(blocking=False):
        at_once += 1
    print("let in at once:", at_once)


if __name__ == "__main__":
    main()
