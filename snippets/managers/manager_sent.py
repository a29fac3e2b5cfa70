"""Neither Process under spawn nor pickle takes a manager."""

# runs: limit 30 s

import multiprocessing
import pickle
from multiprocessing.managers import SyncManager


def work(manager: SyncManager) -> None:
    print("worker:", manager.list([3]))


def main() -> None:
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        ann = context.Process(target=work, args=(manager,))
        try:
            ann.start()
        except TypeError as error:
            print("Process:", error)
        try:
            pickle.dumps(manager)
        except TypeError as error:
            print("pickle:", error)


if __name__ == "__main__":
    main()
