"""A Value cannot be sent with a task of a pool."""

# runs: limit 30 s

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.sharedctypes import Synchronized


def pack(packed: Synchronized) -> None:
    with packed.get_lock():
        packed.value += 1


def main() -> None:
    packed = multiprocessing.Value("i", 0)
    with ProcessPoolExecutor(max_workers=1) as workers:
        try:
            workers.submit(pack, packed).result(timeout=20)
        except RuntimeError as error:
            print("RuntimeError:", error)
    print("packed:", packed.value)


if __name__ == "__main__":
    main()
