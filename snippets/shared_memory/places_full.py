"""In a ShareableList, a text has no more room than the first one had."""

from multiprocessing.shared_memory import ShareableList


def main() -> None:
    shelf = ShareableList(["tea", 3])
    try:
        shelf[0] = "cup"
        shelf[0] = "teapot for two"
    except ValueError as error:
        print("ValueError:", error)
    print("shelf:", list(shelf))
    shelf.shm.close()
    shelf.shm.unlink()


if __name__ == "__main__":
    main()
