"""`wait` and `notify` raise while the lock is free."""

import threading


def main() -> None:
    changed = threading.Condition()
    for call in changed.wait, changed.notify, changed.notify_all:
        try:
            call()
        except RuntimeError as error:
            print(f"{call.__name__}: RuntimeError: {error}")


if __name__ == "__main__":
    main()
