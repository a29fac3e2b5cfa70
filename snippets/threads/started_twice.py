"""A thread can be started once."""

# runs: exit 1

import threading


def sweep() -> None:
    print("ann: swept")


def main() -> None:
    ann = threading.Thread(target=sweep)
    for day in ("monday", "tuesday"):
        print(day)
        ann.start()
        ann.join(timeout=5)


if __name__ == "__main__":
    main()
