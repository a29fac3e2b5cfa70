"""Each task runs in a copy of the context, and what it sets stays there."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

CUSTOMER: ContextVar[str] = ContextVar("customer", default="nobody")


def serve(customer: str | None) -> str:
    if customer:
        CUSTOMER.set(customer)
    return CUSTOMER.get()


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        for customer in ("ida", None):
            order = clerks.submit(copy_context().run, serve, customer)
            print(order.result(timeout=5))


if __name__ == "__main__":
    main()
