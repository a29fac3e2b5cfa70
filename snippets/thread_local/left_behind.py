"""In a pool, the next task sees the customer of the previous one."""

# runs: picture

import threading
from concurrent.futures import ThreadPoolExecutor

DESK = threading.local()


def serve(customer: str | None) -> str:
    if customer:
        DESK.customer = customer
    return getattr(DESK, "customer", "nobody")


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        print(list(clerks.map(serve, ["ida", None])))


if __name__ == "__main__":
    main()
