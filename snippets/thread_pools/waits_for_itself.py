"""A task waits for a task of its own pool, which has no thread left."""

# runs: picture

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate


def resize(photo: str) -> str:
    return f"{photo} resized"


def download(photo: str, pool: ThreadPoolExecutor) -> str:
    inner = pool.submit(resize, photo)
    try:
        return inner.result(timeout=0.5)
    except TooLate:
        return f"resize runs: {inner.running()}, done: {inner.done()}"


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        outer = pool.submit(download, "a.jpg", pool)
        print(outer.result(timeout=5))


if __name__ == "__main__":
    main()
