"""A KeyError in a Pool's callback is lost, and so is the result."""

import multiprocessing
from multiprocessing import Pool

PLACES = {"salt": "shelf 1"}


def pack(order: str) -> str:
    return f"{order} packed"


def store(parcel: str) -> None:
    order = parcel.split()[0]
    print(order, "goes to", PLACES[order])


def main() -> None:
    with Pool(1) as clerks:
        first = clerks.apply_async(pack, ("tea",), callback=store)
        second = clerks.apply_async(pack, ("salt",), callback=store)
        print(second.get(timeout=8))
        try:
            print(first.get(timeout=1))
        except multiprocessing.TimeoutError:
            print("no result for the tea")


if __name__ == "__main__":
    main()
