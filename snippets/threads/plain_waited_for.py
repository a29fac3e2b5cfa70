"""A program waits for its plain threads, after main has returned."""

import threading
import time

NAP = 0.5


def write_report(begun: threading.Event) -> None:
    print("clerk: first line")
    begun.set()
    time.sleep(NAP)  # main returns during this nap
    print("clerk: last line")


def main() -> None:
    begun = threading.Event()
    clerk = threading.Thread(target=write_report, args=(begun,))
    clerk.start()
    begun.wait(timeout=5)
    print("main: goodbye")


if __name__ == "__main__":
    main()
