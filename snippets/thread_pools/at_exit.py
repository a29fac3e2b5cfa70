"""After the end of main, no pool of threads takes a task."""

import atexit
from concurrent.futures import ThreadPoolExecutor


def report(pools: dict[str, ThreadPoolExecutor]) -> None:
    for name, pool in pools.items():
        try:
            print(f"{name}:", pool.submit(len, "log").result(timeout=5))
        except RuntimeError as error:
            print(f"{name}: {error}")


def main() -> None:
    used, unused = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
    print("in main:", used.submit(len, "log").result(timeout=5))
    atexit.register(report, {"used": used, "unused": unused})


if __name__ == "__main__":
    main()
