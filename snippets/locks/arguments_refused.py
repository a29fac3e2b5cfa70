"""acquire refuses a timeout that it could not keep."""

import threading


def main() -> None:
    lock = threading.Lock()
    lock.acquire()
    for blocking, timeout in (True, 0), (False, -1), (False, 1), (True, -2):
        try:
            got = lock.acquire(blocking, timeout)
        except ValueError as error:
            print(blocking, timeout, "ValueError:", error)
        else:
            print(blocking, timeout, got)


if __name__ == "__main__":
    main()
