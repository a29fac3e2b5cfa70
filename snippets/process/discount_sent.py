"""A function at the top of the file, with its arguments, can be sent."""

import multiprocessing
from multiprocessing.queues import Queue


def charge_less(bills: Queue, percent: int) -> None:
    bills.put(200 - 2 * percent)


def main() -> None:
    context = multiprocessing.get_context("spawn")
    bills = context.Queue()
    for customer, percent in (("ida", 10), ("jon", 50)):
        clerk = context.Process(target=charge_less, args=(bills, percent))
        clerk.start()
        print(f"{customer} pays", bills.get(timeout=5))
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
