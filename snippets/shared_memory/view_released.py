"""A view that its `with` has released does not keep the block open."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=16)
    with block.buf.cast("i") as stock:
        stock[0] = 30
        print("stock:", stock[0])
    try:
        block.close()
        print("closed")
    except BufferError as error:
        print("close:", error)
    block.unlink()


if __name__ == "__main__":
    main()
