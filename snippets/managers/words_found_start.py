"""Start of exercise 2: the pages on which a word was found are lost."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import DictProxy

PAGES = {1: "tea and rye", 2: "rye", 3: "tea or rye"}


def find(number: int, found: DictProxy) -> None:
    for word in PAGES[number].split():
        found.setdefault(word, []).append(number)


def main() -> None:
    with (
        multiprocessing.Manager() as manager,
        multiprocessing.Pool(2) as pool,
    ):
        found = manager.dict()
        tasks = [(number, found) for number in PAGES]
        pool.starmap_async(find, tasks).get(timeout=20)
        print("rye:", sorted(found["rye"]))


if __name__ == "__main__":
    main()
