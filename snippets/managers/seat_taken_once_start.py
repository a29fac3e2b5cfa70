"""Start of exercise 1: two processes take the same seat."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import DictProxy
from multiprocessing.synchronize import Barrier


def take(name: str, seats: DictProxy, together: Barrier) -> bool:
    is_free = "7A" not in seats
    together.wait(timeout=20)  # both have looked
    if is_free:
        seats["7A"] = name
    return is_free


def main() -> None:
    with (
        multiprocessing.Manager() as manager,
        multiprocessing.Pool(2) as pool,
    ):
        seats, together = manager.dict(), manager.Barrier(2)
        tasks = [(name, seats, together) for name in ("ann", "bob")]
        took = pool.starmap_async(take, tasks, chunksize=1).get(timeout=20)
        print("have the seat:", sum(took))


if __name__ == "__main__":
    main()
