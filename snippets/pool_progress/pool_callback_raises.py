"""An error in a callback of a Pool stops all further results."""

import contextlib
import multiprocessing
from multiprocessing import Pool


def pack(order: str) -> str:
    return order


def store(parcel: str) -> None:
    raise ValueError(f"no place for {parcel}")


def main() -> None:
    clerks = Pool(1)
    first = clerks.apply_async(pack, ("tea",), callback=store)
    second = clerks.apply_async(pack, ("salt",))
    for job in first, second:
        try:
            print(job.get(timeout=1))
        except multiprocessing.TimeoutError:
            print("no result in 1 s")
    with contextlib.suppress(AssertionError):
        clerks.terminate()


if __name__ == "__main__":
    main()
