"""Each thread has a customer of its own under the same name."""

import threading

DESK = threading.local()


def serve(customer: str) -> None:
    DESK.customer = customer


def main() -> None:
    serve("ida")
    clerk = threading.Thread(target=serve, args=("jon",))
    clerk.start()
    clerk.join(timeout=5)
    print("main serves:", DESK.customer)


if __name__ == "__main__":
    main()
