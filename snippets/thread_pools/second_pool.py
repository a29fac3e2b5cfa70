"""A task can wait for a task of another pool."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate


def resize(photo: str) -> str:
    return f"{photo} resized"


def download(photo: str, pool: ThreadPoolExecutor) -> str:
    inner = pool.submit(resize, photo)
    try:
        return inner.result(timeout=5)
    except TooLate:
        return f"resize runs: {inner.running()}, done: {inner.done()}"


def main() -> None:
    with ThreadPoolExecutor(1) as resizers, ThreadPoolExecutor(1) as pool:
        outer = pool.submit(download, "a.jpg", resizers)
        print(outer.result(timeout=9))


if __name__ == "__main__":
    main()
