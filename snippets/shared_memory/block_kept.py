"""A block stays open while its SharedMemory object is kept."""

from multiprocessing.shared_memory import SharedMemory


def attach(name: str) -> SharedMemory:
    return SharedMemory(name)


def main() -> None:
    block = SharedMemory(create=True, size=16)
    block.buf[:5] = b"3 tea"
    attached = attach(block.name)
    try:
        print("view:", bytes(attached.buf[:5]))
    except ValueError as error:
        print("view:", error)
    attached.close()
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
