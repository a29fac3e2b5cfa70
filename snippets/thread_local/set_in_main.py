"""What main sets in a threading.local is not there in another thread."""

# runs: exit 1

import threading
from concurrent.futures import ThreadPoolExecutor

DESK = threading.local()
DESK.customer = "nobody"


def serve() -> str:
    return DESK.customer


def main() -> None:
    print("main serves:", serve())
    with ThreadPoolExecutor(max_workers=1) as clerks:
        print("clerk serves:", clerks.submit(serve).result(timeout=5))


if __name__ == "__main__":
    main()
