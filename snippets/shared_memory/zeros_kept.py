"""Another byte at the end keeps the zero bytes before it."""

from multiprocessing.shared_memory import ShareableList


def main() -> None:
    codes = [b"tea\x00\x00", "salt\x00"]
    shelf = ShareableList([codes[0] + b".", codes[1] + "."])
    print("put in:  ", codes)
    print("read out:", [code[:-1] for code in shelf])
    shelf.shm.close()
    shelf.shm.unlink()


if __name__ == "__main__":
    main()
