"""What lives as long as the thread is in a local that is not cleared."""

import threading
from concurrent.futures import ThreadPoolExecutor

DESK, TASK = threading.local(), threading.local()


def drawer() -> str:
    if not hasattr(DESK, "drawer"):
        print("a drawer is opened")
        DESK.drawer = "drawer"
    return DESK.drawer


def serve(customer: str) -> str:
    TASK.customer = customer
    try:
        return f"{drawer()} for {TASK.customer}"
    finally:
        vars(TASK).clear()


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        for customer in ("ida", "jon"):
            print(clerks.submit(serve, customer).result(timeout=5))


if __name__ == "__main__":
    main()
