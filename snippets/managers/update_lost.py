"""Two processes add 1 to the same item of a dict, and one 1 is lost."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import DictProxy
from multiprocessing.synchronize import Barrier


def one(both_read: Barrier) -> int:
    both_read.wait(timeout=20)  # nobody writes before both have read
    return 1


def work(packed: DictProxy, both_read: Barrier) -> None:
    packed["tea"] += one(both_read)


def main() -> None:
    with multiprocessing.Manager() as manager:
        packed = manager.dict(tea=0)
        args = (packed, multiprocessing.Barrier(2))
        clerks = [
            multiprocessing.Process(target=work, args=args) for _ in "ab"
        ]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join(timeout=20)
        print("expected: 2")
        print("packed:", packed["tea"])


if __name__ == "__main__":
    main()
