"""Under get_lock the second process reads what the first has written."""

# runs: limit 30 s

import contextlib
import multiprocessing
import threading
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier


def pack(both_read: Barrier) -> int:
    with contextlib.suppress(threading.BrokenBarrierError):
        both_read.wait(timeout=0.5)  # gives up: the other cannot come in
    return 1


def work(packed: Synchronized, both_read: Barrier) -> None:
    with packed.get_lock():
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
