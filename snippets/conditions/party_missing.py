"""A thread that raises before the barrier leaves the others waiting."""

import threading
from concurrent.futures import ThreadPoolExecutor


def load(text: str, loaded: threading.Barrier) -> int:
    number = float(text)
    loaded.wait(timeout=0.5)
    return number


def main() -> None:
    loaded = threading.Barrier(3)
    with ThreadPoolExecutor(max_workers=3) as threads:
        done = [threads.submit(load, text, loaded) for text in "3O7"]
    for one in done:
        print(repr(one.exception()))


if __name__ == "__main__":
    main()
