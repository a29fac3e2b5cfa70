"""A process has a name: one of its own, or Process- and a number."""

import multiprocessing


def say_name() -> None:
    print("clerk:", multiprocessing.current_process().name)


def main() -> None:
    print("main:", multiprocessing.current_process().name)
    for name in (None, "ann"):
        clerk = multiprocessing.Process(target=say_name, name=name)
        clerk.start()
        clerk.join(timeout=5)
        print("main: joined", clerk.name)


if __name__ == "__main__":
    main()
