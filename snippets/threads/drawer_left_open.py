"""A daemon thread is cut off, and its finally does not run."""

import threading
import time


def count_cash(begun: threading.Event) -> None:
    try:
        print("clerk: drawer open")
        begun.set()
        time.sleep(0.5)  # main returns during this nap
    finally:
        print("clerk: drawer locked")


def main() -> None:
    begun = threading.Event()
    clerk = threading.Thread(target=count_cash, args=(begun,), daemon=True)
    clerk.start()
    begun.wait(timeout=5)
    print("main: goodbye")


if __name__ == "__main__":
    main()
