"""A program does not end while one of its plain threads runs."""

import threading

CALLS = 3  # so that this program ends; a shop has "while True"


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
