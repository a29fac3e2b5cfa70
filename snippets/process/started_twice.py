"""A process can be started once."""

# runs: exit 1

import multiprocessing


def sweep() -> None:
    print("ann: swept")


def main() -> None:
    ann = multiprocessing.Process(target=sweep)
    for day in ("monday", "tuesday"):
        print(day)
        ann.start()
        ann.join(timeout=5)


if __name__ == "__main__":
    main()
