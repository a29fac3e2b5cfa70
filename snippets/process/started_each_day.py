"""Each start needs a process object of its own."""

import multiprocessing


def sweep() -> None:
    print("ann: swept")


def main() -> None:
    for day in ("monday", "tuesday"):
        print(day)
        ann = multiprocessing.Process(target=sweep)
        ann.start()
        ann.join(timeout=5)


if __name__ == "__main__":
    main()
