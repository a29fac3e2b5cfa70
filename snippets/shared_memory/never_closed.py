"""A SharedMemory object is dropped while a view of it is in use."""

from multiprocessing.shared_memory import SharedMemory


def attach(name: str) -> memoryview:
    block = SharedMemory(name)
    return block.buf.cast("i")


def main() -> None:
    block = SharedMemory(create=True, size=16)
    view = attach(block.name)
    view[0] = 30
    print("stock:", view[0])
    view.release()
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
