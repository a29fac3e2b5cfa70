"""A pool's thread keeps what a task has set, for the next task."""

# runs: picture

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

CUSTOMER: ContextVar[str] = ContextVar("customer", default="nobody")


def log(customer: str, text: str) -> str:
    return f"{customer}: {text}"


def sign_in(customer: str) -> str:
    CUSTOMER.set(customer)
    return log(CUSTOMER.get(), "signed in")


def show_cart() -> str:
    return log(CUSTOMER.get(), "the cart")


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        print(pool.submit(sign_in, "ida").result(timeout=5))
        print(pool.submit(show_cart).result(timeout=5))


if __name__ == "__main__":
    main()
