"""A thread of 3.14 takes a context, and a token is a context manager."""

# needs: python>=3.14

import contextvars
import threading

CUSTOMER = contextvars.ContextVar("customer", default="nobody")


def serve() -> None:
    print("clerk serves:", CUSTOMER.get())


def main() -> None:
    with CUSTOMER.set("ida"):
        clerk = threading.Thread(
            target=serve, context=contextvars.copy_context()
        )
        clerk.start()
        clerk.join(timeout=5)
    print("main serves:", CUSTOMER.get())


if __name__ == "__main__":
    main()
