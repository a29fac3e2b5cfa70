"""What a child writes to the dict of a manager, main can read."""

# runs: limit 30 s; picture

import multiprocessing
from multiprocessing.managers import DictProxy


def pack(plain: dict[str, int], shared: DictProxy) -> None:
    plain["tea"] = 3
    shared["tea"] = 3


def main() -> None:
    with multiprocessing.Manager() as manager:
        plain: dict[str, int] = {}
        shared = manager.dict()
        args = (plain, shared)
        ann = multiprocessing.Process(target=pack, args=args)
        ann.start()
        ann.join(timeout=20)
        print("plain:", plain)
        print("shared:", shared)


if __name__ == "__main__":
    main()
