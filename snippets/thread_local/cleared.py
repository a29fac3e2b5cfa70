"""Each task clears the desk, so the next one finds it empty."""

import threading
from concurrent.futures import ThreadPoolExecutor

DESK = threading.local()


def serve(customer: str | None) -> str:
    try:
        if customer:
            DESK.customer = customer
        return getattr(DESK, "customer", "nobody")
    finally:
        vars(DESK).clear()


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        print(list(clerks.map(serve, ["ida", None])))


if __name__ == "__main__":
    main()
