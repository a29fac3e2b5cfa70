"""A process that is sent the address connects to the manager."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import SyncManager


def work(address: str) -> None:
    manager = SyncManager(address)
    manager.connect()
    print("worker:", manager.list([3]))


def main() -> None:
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        ann = context.Process(target=work, args=(manager.address,))
        ann.start()
        ann.join(timeout=20)


if __name__ == "__main__":
    main()
