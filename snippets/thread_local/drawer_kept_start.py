"""Start of exercise 2: each task opens a drawer, because all is cleared."""

import threading
from concurrent.futures import ThreadPoolExecutor

DESK = threading.local()


def drawer() -> str:
    if not hasattr(DESK, "drawer"):
        print("a drawer is opened")
        DESK.drawer = "drawer"
    return DESK.drawer


def serve(customer: str) -> str:
    DESK.customer = customer
    try:
        return f"{drawer()} for {DESK.customer}"
    finally:
        vars(DESK).clear()


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        for customer in ("ida", "jon"):
            print(clerks.submit(serve, customer).result(timeout=5))


if __name__ == "__main__":
    main()
