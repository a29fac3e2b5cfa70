"""Eight workers wait at the same time, on any number of cores."""

# runs: limit 30 s

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Barrier


def take(barrier: Barrier) -> None:
    global all_here
    all_here = barrier


def wait_for_answer(name: str) -> str:
    all_here.wait(timeout=20)  # passes once eight tasks wait here
    return name


def main() -> None:
    names = [f"site {number}" for number in range(1, 9)]
    barrier = multiprocessing.Barrier(8)
    with ProcessPoolExecutor(
        8, initializer=take, initargs=(barrier,)
    ) as clerks:
        answers = list(clerks.map(wait_for_answer, names, timeout=20))
    print(len(answers), "tasks waited at once")


if __name__ == "__main__":
    main()
