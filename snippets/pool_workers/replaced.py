"""After two tasks, a Pool replaces its worker by a new one."""

# runs: picture

import multiprocessing
import os

ORDERS = "tea", "salt", "milk"


def pack(order: str) -> int:
    return os.getpid()


def main() -> None:
    with multiprocessing.Pool(1, maxtasksperchild=2) as clerks:
        pids = clerks.map(pack, ORDERS, chunksize=1)
        clerks.close()
        clerks.join()
    workers = list(dict.fromkeys(pids))
    for order, pid in zip(ORDERS, pids, strict=True):
        print(f"{order}: worker {workers.index(pid) + 1}")


if __name__ == "__main__":
    main()
