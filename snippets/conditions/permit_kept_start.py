"""Start of exercise 1: an error keeps the permit for good."""

import contextlib
import threading


def parse(text: str, limit: threading.Semaphore) -> int:
    limit.acquire()
    number = int(text)
    limit.release()
    return number


def main() -> None:
    limit = threading.Semaphore(1)
    with contextlib.suppress(ValueError):
        parse("O", limit)
    print("free:", limit.acquire(timeout=0.1))


if __name__ == "__main__":
    main()
