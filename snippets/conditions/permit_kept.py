"""An error in the block gives the permit back."""

import contextlib
import threading


def parse(text: str, limit: threading.Semaphore) -> int:
    with limit:
        return int(text)


def main() -> None:
    limit = threading.Semaphore(1)
    with contextlib.suppress(ValueError):
        parse("O", limit)
    print("free:", limit.acquire(timeout=0.1))


if __name__ == "__main__":
    main()
