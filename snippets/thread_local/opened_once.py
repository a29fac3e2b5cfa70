"""The `__init__` of a subclass runs once in each thread that uses it."""

import threading


class Desk(threading.local):
    def __init__(self, shop: str) -> None:
        self.served = 0
        print(f"{threading.current_thread().name}: opened in {shop}")


def serve(desk: Desk, customers: int) -> None:
    for _ in range(customers):
        desk.served += 1
    print(f"{threading.current_thread().name}: served {desk.served}")


def main() -> None:
    desk = Desk("high street")
    for name, customers in (("ann", 2), ("bob", 3)):
        clerk = threading.Thread(
            target=serve, args=(desk, customers), name=name
        )
        clerk.start()
        clerk.join(timeout=5)
    print(f"MainThread: served {desk.served}")


if __name__ == "__main__":
    main()
