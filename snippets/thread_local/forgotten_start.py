"""Start of exercise 1: the second task finds the first customer."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

CUSTOMER: ContextVar[str] = ContextVar("customer", default="nobody")


def serve(customer: str | None) -> str:
    if customer:
        CUSTOMER.set(customer)
    return CUSTOMER.get()


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        for customer in ("ida", None):
            print(clerks.submit(serve, customer).result(timeout=5))


if __name__ == "__main__":
    main()
