"""`abort` ends the wait of the others at once, without a timeout."""

import threading
from concurrent.futures import ThreadPoolExecutor


def load(text: str, loaded: threading.Barrier) -> int:
    try:
        number = float(text)
    except ValueError:
        loaded.abort()
        raise
    loaded.wait()
    return number


def main() -> None:
    loaded = threading.Barrier(3)
    with ThreadPoolExecutor(max_workers=3) as threads:
        done = [threads.submit(load, text, loaded) for text in "3O7"]
    for one in done:
        print(repr(one.exception()))


if __name__ == "__main__":
    main()
