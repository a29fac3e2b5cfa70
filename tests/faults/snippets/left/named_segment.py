"""A segment with a name of its own is left: a second run finds it."""
# needs: os.fork

from multiprocessing import resource_tracker, shared_memory

NAME = "till-left-behind"


def main() -> None:
    till = shared_memory.SharedMemory(NAME, create=True, size=16)
    resource_tracker.unregister(till._name, "shared_memory")
    till.close()
    print("shop closed")


if __name__ == "__main__":
    main()
