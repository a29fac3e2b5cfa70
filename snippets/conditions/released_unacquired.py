"""A `finally` that releases what was not acquired lets in one too many."""

import threading


def ask(limit: threading.Semaphore) -> str:
    try:
        if not limit.acquire(timeout=0.1):
            return "busy"
        return "answered"
    finally:
        limit.release()


def main() -> None:
    limit = threading.Semaphore(1)
    limit.acquire()  # main is in
    print("second:", ask(limit))
    print("third:", ask(limit))


if __name__ == "__main__":
    main()
