"""A block cannot be closed while there is a view of it."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=16)
    stock = block.buf.cast("i")
    stock[0] = 30
    print("stock:", stock[0])
    try:
        block.close()
        print("closed")
    except BufferError as error:
        print("close:", error)
    stock.release()
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
