"""Two tasks add up a NumPy array of 8 MB that neither was sent."""

# needs: numpy

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory

import numpy

SHAPE = 1000, 1000


def total(name, rows):
    block = SharedMemory(name)
    try:
        prices = numpy.ndarray(SHAPE, "int64", block.buf)
        return int(prices[rows].sum())
    finally:
        block.close()


def main():
    tasks = slice(0, 500), slice(500, 1000)
    block = SharedMemory(create=True, size=8 * 1000 * 1000)
    try:
        prices = numpy.ndarray(SHAPE, "int64", block.buf)
        prices[:] = numpy.arange(1000)
        with ProcessPoolExecutor(2) as workers:
            sums = list(workers.map(total, [block.name] * 2, tasks))
        print(sums, sum(sums) == prices.sum())
        sent = pickle.dumps((block.name, tasks[0]))
        print("less than 200 bytes a task:", len(sent) < 200)
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
