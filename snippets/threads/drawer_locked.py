"""A thread that is asked to stop, and waited for, runs its finally."""

import threading


def count_cash(begun: threading.Event, closing: threading.Event) -> None:
    try:
        print("clerk: drawer open")
        begun.set()
        closing.wait(timeout=5)
    finally:
        print("clerk: drawer locked")


def main() -> None:
    begun, closing = threading.Event(), threading.Event()
    clerk = threading.Thread(target=count_cash, args=(begun, closing))
    clerk.start()
    begun.wait(timeout=5)
    closing.set()
    clerk.join(timeout=5)
    print("main: goodbye")


if __name__ == "__main__":
    main()
