"""Each task is run in a copy of the context it was submitted in."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

CUSTOMER: ContextVar[str] = ContextVar("customer")


def serve(goods: str) -> str:
    return f"{goods} for {CUSTOMER.get()}"


def main() -> None:
    CUSTOMER.set("ida")
    print("main:", serve("tea"))
    with ThreadPoolExecutor(max_workers=1) as clerks:
        run = copy_context().run
        print("clerk:", clerks.submit(run, serve, "tea").result(timeout=5))


if __name__ == "__main__":
    main()
