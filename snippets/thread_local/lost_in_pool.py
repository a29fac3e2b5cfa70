"""A pool does not carry a ContextVar to its threads."""

# runs: exit 1

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

CUSTOMER: ContextVar[str] = ContextVar("customer")


def serve(goods: str) -> str:
    return f"{goods} for {CUSTOMER.get()}"


def main() -> None:
    CUSTOMER.set("ida")
    print("main:", serve("tea"))
    with ThreadPoolExecutor(max_workers=1) as clerks:
        print("clerk:", clerks.submit(serve, "tea").result(timeout=5))


if __name__ == "__main__":
    main()
