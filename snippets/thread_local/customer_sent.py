"""The value in a threading.local can be sent to another process."""

import threading
from concurrent.futures import ProcessPoolExecutor

DESK = threading.local()


def serve(customer: str) -> str:
    DESK.customer = customer
    return f"tea for {DESK.customer}"


def main() -> None:
    DESK.customer = "ida"
    with ProcessPoolExecutor(max_workers=1) as clerks:
        print(clerks.submit(serve, DESK.customer).result(timeout=9))


if __name__ == "__main__":
    main()
