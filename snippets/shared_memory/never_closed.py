"""A block that is dropped before its view complains on stderr."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=16)
    stock = block.buf.cast("i")
    stock[0] = 30
    print("stock:", stock[0])
    block.unlink()


if __name__ == "__main__":
    main()
