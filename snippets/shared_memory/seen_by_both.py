"""A parent sees what its child writes to a Value, not to a list."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray


def pack(
    packed: Synchronized, shelf: SynchronizedArray, notes: list[str]
) -> None:
    packed.value = 3
    shelf[0] = 7
    notes.append("tea packed")


def main() -> None:
    packed = multiprocessing.Value("i", 0)
    shelf = multiprocessing.Array("i", [10, 10, 10])
    notes: list[str] = []
    args = (packed, shelf, notes)
    clerk = multiprocessing.Process(target=pack, args=args)
    clerk.start()
    clerk.join(timeout=20)
    print("packed:", packed.value)
    print("shelf:", shelf[:])
    print("notes:", notes)


if __name__ == "__main__":
    main()
