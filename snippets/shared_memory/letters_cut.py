"""A ShareableList counts letters, not bytes, so a long one can be cut."""

from multiprocessing.shared_memory import ShareableList


def main() -> None:
    tea = "日本茶"
    shelf = ShareableList([tea])
    print("letters:", len(tea), "bytes:", len(tea.encode()))
    try:
        print("read out:", shelf[0])
    except UnicodeDecodeError as error:
        print("read out:", error)
    shelf.shm.close()
    shelf.shm.unlink()


if __name__ == "__main__":
    main()
