"""A segment is left to the resource tracker, which complains."""
# needs: os.fork

from multiprocessing import shared_memory


def main() -> None:
    till = shared_memory.SharedMemory(create=True, size=16)
    till.close()
    print("shop closed")


if __name__ == "__main__":
    main()
