"""A new thread for each day runs the same function again."""

import threading


def sweep() -> None:
    print("ann: swept")


def main() -> None:
    for day in ("monday", "tuesday"):
        ann = threading.Thread(target=sweep)
        print(day)
        ann.start()
        ann.join(timeout=5)


if __name__ == "__main__":
    main()
