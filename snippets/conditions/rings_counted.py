"""After one `release`, one `acquire` returns True."""

import threading


def main() -> None:
    rang = threading.Semaphore(0)
    rang.release()  # one customer
    for _ in range(3):
        print("somebody rang:", rang.acquire(timeout=0.1))


if __name__ == "__main__":
    main()
