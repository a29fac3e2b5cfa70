"""One name for all clerks, and each thread keeps its own customer."""

import threading
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

DESK = threading.local()


def serve(customer: str, both_here: Barrier) -> str:
    DESK.customer = customer
    both_here.wait()  # nobody serves before both customers are here
    return take_order("tea")


def take_order(goods: str) -> str:
    return write_receipt(f"one {goods}")


def write_receipt(text: str) -> str:
    return f"{text} for {DESK.customer}"


def main() -> None:
    both_here = Barrier(2, timeout=5)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ida = clerks.submit(serve, "ida", both_here)
        jon = clerks.submit(serve, "jon", both_here)

    print("the same customer:", ida.result() == jon.result())


if __name__ == "__main__":
    main()
