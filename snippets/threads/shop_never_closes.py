"""A program runs on while one of its plain threads does."""

import threading

CALLS = 3  # that the page may end: a shop would have "while True"


def serve() -> None:
    threading.main_thread().join(timeout=5)
    for _ in range(CALLS):
        print("clerk: next, please")


def main() -> None:
    clerk = threading.Thread(target=serve)
    clerk.start()
    print("main: goodbye")


if __name__ == "__main__":
    main()
