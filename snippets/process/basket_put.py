"""A list that is changed after `put` can arrive changed."""

import multiprocessing
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event

PHOTO = bytes(100_000)  # more than a pipe holds


def pack(parcels: Queue, packed: Event) -> None:
    parcels.put(PHOTO)
    basket = ["tea"]
    parcels.put(basket)
    basket.append("salt")
    packed.set()


def main() -> None:
    parcels, packed = multiprocessing.Queue(), multiprocessing.Event()
    args = (parcels, packed)
    clerk = multiprocessing.Process(target=pack, args=args)
    clerk.start()
    packed.wait(timeout=5)
    print("photo:", len(parcels.get(timeout=5)), "bytes")
    print("basket:", parcels.get(timeout=5))
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
