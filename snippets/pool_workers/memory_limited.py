"""With a limit, a task that needs too much memory raises MemoryError."""

# needs: procfs
# runs: limit 30 s

import resource
from concurrent.futures import ProcessPoolExecutor

GIB = 2**30


def set_limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def load(size: int) -> int:
    return len(bytearray(size))


def main() -> None:
    limit = (4 * GIB,)
    with ProcessPoolExecutor(1, None, set_limit, limit) as loaders:
        for size in 8 * GIB, 1000:
            try:
                loaded = loaders.submit(load, size).result(timeout=20)
                print("bytes loaded:", loaded)
            except MemoryError:
                print("MemoryError")


if __name__ == "__main__":
    main()
