"""Each server process makes its own pool when it first needs one."""

# needs: os.fork

import functools
import os
import sys
from concurrent.futures import ProcessPoolExecutor


@functools.cache
def clerks() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max_workers=1)


def serve(orders: list[str]) -> None:
    for order in orders:
        print(order, clerks().submit(len, order).result(timeout=8))
    clerks().shutdown()


def main() -> None:
    for orders in ["tea", "salt"], ["milk"]:
        server = os.fork()
        if server == 0:
            serve(orders)
            print("pools made:", clerks.cache_info().misses)
            sys.exit()
        os.waitpid(server, 0)


if __name__ == "__main__":
    main()
