"""After the end of main, no executor takes a task."""

import atexit
from concurrent.futures import ProcessPoolExecutor


def send(count: int) -> int:
    return count


def report(pools: list[ProcessPoolExecutor]) -> None:
    for pool in pools:
        try:
            print("sent:", pool.submit(send, 1).result(timeout=5))
        except RuntimeError as error:
            print("RuntimeError:", error)


def main() -> None:
    used, unused = ProcessPoolExecutor(1), ProcessPoolExecutor(1)
    print("in main:", used.submit(send, 1).result(timeout=5))
    atexit.register(report, [used, unused])


if __name__ == "__main__":
    main()
