"""What `__init__` sets is there in every thread."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Desk(threading.local):
    def __init__(self) -> None:
        self.customer = "nobody"


DESK = Desk()


def serve() -> str:
    return DESK.customer


def main() -> None:
    print("main serves:", serve())
    with ThreadPoolExecutor(max_workers=1) as clerks:
        print("clerk serves:", clerks.submit(serve).result(timeout=5))


if __name__ == "__main__":
    main()
