"""Under a lock of the manager, both processes add their 1."""

# runs: limit 30 s

import contextlib
import multiprocessing
import threading
from multiprocessing.managers import AcquirerProxy, DictProxy
from multiprocessing.synchronize import Barrier


def one(both_read: Barrier) -> int:
    with contextlib.suppress(threading.BrokenBarrierError):
        both_read.wait(timeout=1)  # the lock keeps the other out
    return 1


def work(
    packed: DictProxy, both_read: Barrier, lock: AcquirerProxy
) -> None:
    with lock:
        packed["tea"] += one(both_read)


def main() -> None:
    with multiprocessing.Manager() as manager:
        packed, lock = manager.dict(tea=0), manager.Lock()
        args = (packed, multiprocessing.Barrier(2), lock)
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
