"""Two teas cost 8, at the price of today."""

import multiprocessing
from multiprocessing.queues import Queue

PRICES = {"tea": 3}


def charge(bills: Queue) -> None:
    bills.put(2 * PRICES["tea"])


def main() -> None:
    PRICES["tea"] = 4  # from today on
    context = multiprocessing.get_context("spawn")
    bills = context.Queue()
    clerk = context.Process(target=charge, args=(bills,))
    clerk.start()
    print("2 tea:", bills.get(timeout=5))
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
