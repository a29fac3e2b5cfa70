"""Start of exercise 1: main says that all is counted, and it is not."""

import threading

SLIPS = {"ann": "120", "bob": "7O", "cid": "45"}


def count_drawer(clerk: str, slip: str) -> None:
    print(f"{clerk}: {int(slip)}")


def main() -> None:
    for name, slip in SLIPS.items():
        clerk = threading.Thread(target=count_drawer, args=(name, slip))
        clerk.start()
        clerk.join(timeout=5)
    print("main: all counted")


if __name__ == "__main__":
    main()
