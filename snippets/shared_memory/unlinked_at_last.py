"""A block that is unlinked in `finally` is not reported at the end."""

# needs: os.fork

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=16)
    try:
        block.buf[:5] = b"3 tea"
        print("main:", bytes(block.buf[:5]))
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
