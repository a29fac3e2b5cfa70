"""What is pickled before `put` arrives as it was, or raises at once."""

import multiprocessing
import pickle
from multiprocessing.queues import Queue


def pack(parcels: Queue) -> None:
    parcels.put(pickle.dumps(bytes(100_000)))  # more than a pipe holds
    basket = ["tea"]
    parcels.put(pickle.dumps(basket))
    basket.append(lambda: "salt")
    try:
        parcels.put(pickle.dumps(basket))
    except Exception:
        parcels.put(pickle.dumps("a basket that cannot be pickled"))


def main() -> None:
    parcels = multiprocessing.Queue()
    clerk = multiprocessing.Process(target=pack, args=(parcels,))
    clerk.start()
    print(len(pickle.loads(parcels.get(timeout=5))), "bytes")
    print(pickle.loads(parcels.get(timeout=5)))
    print(pickle.loads(parcels.get(timeout=5)))
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
