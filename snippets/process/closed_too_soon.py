"""A process object that is closed does not answer."""

# runs: exit 1

import multiprocessing


def pack() -> None:
    pass


def main() -> None:
    ann = multiprocessing.Process(target=pack)
    ann.start()
    ann.join(timeout=5)
    ann.close()
    print("exit code", ann.exitcode)


if __name__ == "__main__":
    main()
