"""A process has methods that end it from outside, a thread has none."""

import multiprocessing
import threading


def main() -> None:
    for kind in (multiprocessing.Process, threading.Thread):
        ways = [way for way in ("terminate", "kill") if hasattr(kind, way)]
        print(f"{kind.__name__}: {', '.join(ways) or 'no such method'}")


if __name__ == "__main__":
    main()
