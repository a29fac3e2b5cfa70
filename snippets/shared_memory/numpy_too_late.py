"""The array outlives its SharedMemory, and the child ends by a signal."""

# needs: numpy, os.fork

import faulthandler
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
from signal import Signals

import numpy


def attach(name):
    block = SharedMemory(name)
    return numpy.ndarray(1000, "int64", block.buf)


def add(name):
    faulthandler.disable()  # else it prints its stacks
    prices = attach(name)
    print("attached", flush=True)
    prices.sum()


def main():
    block = SharedMemory(create=True, size=8 * 1000)
    try:
        child = Process(target=add, args=(block.name,))
        child.start()
        child.join(60)
        print(Signals(-child.exitcode).name)
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
