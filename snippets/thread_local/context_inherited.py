"""With the flag a thread inherits; a pool keeps what its thread got."""

# needs: python>=3.14
# runs: flags -X thread_inherit_context=1

import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor

CUSTOMER = contextvars.ContextVar("customer", default="nobody")


def serve(by: str) -> None:
    print(f"{by} serves:", CUSTOMER.get())


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        for customer in ("ida", "jon"):
            CUSTOMER.set(customer)
            clerk = threading.Thread(target=serve, args=("thread",))
            clerk.start()
            clerk.join(timeout=5)
            pool.submit(serve, "pool").result(timeout=5)


if __name__ == "__main__":
    main()
