"""A task that resets its token leaves nothing to the next task."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

CUSTOMER: ContextVar[str] = ContextVar("customer", default="nobody")


def log(customer: str, text: str) -> str:
    return f"{customer}: {text}"


def sign_in(customer: str) -> str:
    token = CUSTOMER.set(customer)
    try:
        return log(CUSTOMER.get(), "signed in")
    finally:
        CUSTOMER.reset(token)


def show_cart() -> str:
    return log(CUSTOMER.get(), "the cart")


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        print(pool.submit(sign_in, "ida").result(timeout=5))
        print(pool.submit(show_cart).result(timeout=5))


if __name__ == "__main__":
    main()
