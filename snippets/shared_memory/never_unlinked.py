"""A block that is closed but not unlinked is reported at the end."""

# needs: os.fork

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=16)
    block.buf[:5] = b"3 tea"
    print("main:", bytes(block.buf[:5]))
    block.close()


if __name__ == "__main__":
    main()
