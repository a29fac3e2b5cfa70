"""Each customer pays with the discount of the day."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.queues import Queue


def charge_less(bills: Queue, percent: int) -> Callable[[], None]:
    def charge() -> None:
        bills.put(200 - 2 * percent)

    return charge


def main() -> None:
    context = multiprocessing.get_context("spawn")
    bills = context.Queue()
    for customer, percent in (("ida", 10), ("jon", 50)):
        clerk = context.Process(target=charge_less(bills, percent))
        clerk.start()
        print(f"{customer} pays", bills.get(timeout=5))
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
