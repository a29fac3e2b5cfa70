"""A child that attaches after unlink finds no block."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
from multiprocessing.shared_memory import SharedMemory
from multiprocessing.synchronize import Event


def read(name: str, awake: Event) -> None:
    awake.wait(timeout=20)  # a slow start
    try:
        block = SharedMemory(name)
        print("ann:", bytes(block.buf[:5]))
        block.close()
    except FileNotFoundError as error:
        print("ann:", error)


def main() -> None:
    block = SharedMemory(create=True, size=16)
    block.buf[:5] = b"3 tea"
    awake = multiprocessing.Event()
    ann = multiprocessing.Process(target=read, args=(block.name, awake))
    ann.start()
    block.close()
    block.unlink()
    awake.set()
    ann.join(timeout=20)


if __name__ == "__main__":
    main()
