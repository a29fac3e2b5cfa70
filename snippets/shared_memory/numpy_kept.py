"""The child keeps the SharedMemory as long as the array, and adds up."""

# needs: numpy

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

import numpy


def attach(name):
    block = SharedMemory(name)
    return block, numpy.ndarray(1000, "int64", block.buf)


def add(name):
    block, prices = attach(name)
    print("attached")
    print(prices.sum())
    del prices
    block.close()


def main():
    block = SharedMemory(create=True, size=8 * 1000)
    try:
        child = Process(target=add, args=(block.name,))
        child.start()
        child.join(60)
        print("exit code", child.exitcode)
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
