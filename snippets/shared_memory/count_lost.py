"""Two processes add 1 to the same Value, and one of the two is lost."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier


def pack(both_read: Barrier) -> int:
    both_read.wait(timeout=20)  # nobody writes before both have read
    return 1


def work(packed: Synchronized, both_read: Barrier) -> None:
    packed.value += pack(both_read)


def main() -> None:
    packed = multiprocessing.Value("i", 0)
    args = (packed, multiprocessing.Barrier(2))
    clerks = [
        multiprocessing.Process(target=work, args=args) for _ in range(2)
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=20)
    print("expected: 2")
    print("packed:", packed.value)


if __name__ == "__main__":
    main()
