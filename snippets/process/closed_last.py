"""A process object answers until it is closed."""

import multiprocessing


def pack() -> None:
    pass


def main() -> None:
    ann = multiprocessing.Process(target=pack)
    ann.start()
    ann.join(timeout=5)
    print("exit code", ann.exitcode)
    ann.close()


if __name__ == "__main__":
    main()
