"""Two workers with two workers each are six workers, besides main."""

# runs: limit 30 s

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier


def set_barrier(barrier) -> None:
    global all_here
    all_here = barrier


def pack(part: str) -> int:
    all_here.wait(timeout=10)
    return os.getpid()


def pack_parts(order: str) -> list[int]:
    with ProcessPoolExecutor(2, None, set_barrier, (all_here,)) as helpers:
        return [os.getpid(), *helpers.map(pack, [order, order])]


def main() -> None:
    four = Barrier(4)
    with ProcessPoolExecutor(2, None, set_barrier, (four,)) as clerks:
        ann, bob = clerks.map(pack_parts, ["tea", "milk"])
    print("clerks:", len({ann[0], bob[0]}))
    print("helpers at the same time:", len({*ann[1:], *bob[1:]}))
    print("with main:", len({os.getpid(), *ann, *bob}))


if __name__ == "__main__":
    main()
