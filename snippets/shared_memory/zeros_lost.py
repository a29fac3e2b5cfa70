"""A ShareableList drops the zero bytes at the end of a text."""

from multiprocessing.shared_memory import ShareableList


def main() -> None:
    codes = [b"tea\x00\x00", "salt\x00"]
    shelf = ShareableList(codes)
    print("put in:  ", codes)
    print("read out:", list(shelf))
    shelf.shm.close()
    shelf.shm.unlink()


if __name__ == "__main__":
    main()
