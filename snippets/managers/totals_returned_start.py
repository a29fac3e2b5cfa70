"""Start of exercise 1: what is returned has outlived its manager."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import DictProxy


def count(path: str, sizes: DictProxy) -> None:
    sizes[path] = len(path)


def count_all(*paths: str) -> DictProxy:
    with multiprocessing.Manager() as manager:
        sizes = manager.dict()
        with multiprocessing.Pool(2) as pool:
            tasks = [(path, sizes) for path in paths]
            pool.starmap_async(count, tasks).get(timeout=20)
        return sizes


def main() -> None:
    sizes = count_all("tea.txt", "rye.txt", "oil.md")
    try:
        print("total:", sum(sizes.values()))
    except OSError as error:
        print(type(error).__name__)


if __name__ == "__main__":
    main()
