"""A ShareableList counts the bytes of a bytes object, and cuts none."""

from multiprocessing.shared_memory import ShareableList


def main() -> None:
    tea = "日本茶"
    shelf = ShareableList([tea.encode()])
    print("letters:", len(tea), "bytes:", len(tea.encode()))
    try:
        print("read out:", shelf[0].decode())
    except UnicodeDecodeError as error:
        print("read out:", error)
    shelf.shm.close()
    shelf.shm.unlink()


if __name__ == "__main__":
    main()
