"""Start of exercise 3: a thread that checks no event runs on."""

import threading
import time


def count_stars() -> None:  # of a library: you cannot change it
    end = time.monotonic() + 3
    while time.monotonic() < end:
        pass


def main() -> None:
    clerk = threading.Thread(target=count_stars)
    clerk.start()
    clerk.join(timeout=0.5)
    print("clerk at work after closing time:", clerk.is_alive())


if __name__ == "__main__":
    main()
