"""Start of exercise 2: both tasks enter the same context."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from threading import Barrier

CUSTOMER: ContextVar[str] = ContextVar("customer")


def serve(goods: str, both_here: Barrier) -> str:
    both_here.wait()  # both tasks are at work
    return f"{goods} for {CUSTOMER.get()}"


def main() -> None:
    CUSTOMER.set("ida")
    both_here = Barrier(2, timeout=5)
    context = copy_context()
    with ThreadPoolExecutor(max_workers=2) as clerks:
        orders = [
            clerks.submit(context.run, serve, goods, both_here)
            for goods in ("tea", "jam")
        ]
    for order in orders:
        error = order.exception()
        print(repr(error) if error else order.result())


if __name__ == "__main__":
    main()
