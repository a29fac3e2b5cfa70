"""After one `set`, each `wait` returns True at once."""

import threading


def main() -> None:
    rang = threading.Event()
    rang.set()  # one customer
    for _ in range(3):
        print("somebody rang:", rang.wait(timeout=0.1))


if __name__ == "__main__":
    main()
