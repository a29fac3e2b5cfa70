"""A block is closed when its SharedMemory object is dropped."""

from multiprocessing.shared_memory import SharedMemory


def attach(name: str) -> memoryview:
    return SharedMemory(name).buf


def main() -> None:
    block = SharedMemory(create=True, size=16)
    block.buf[:5] = b"3 tea"
    view = attach(block.name)
    try:
        print("view:", bytes(view[:5]))
    except ValueError as error:
        print("view:", error)
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
