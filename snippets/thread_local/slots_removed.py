"""Without `__slots__`, what `__init__` sets is each thread's own."""

import threading


class Desk(threading.local):
    def __init__(self) -> None:
        self.orders: list[str] = []


def look(desk: Desk, seen: list[str]) -> None:
    seen.append(f"{getattr(desk, 'customer', 'nobody')} {desk.orders}")


def main() -> None:
    desk, seen = Desk(), []
    desk.customer = "ida"
    desk.orders.append("tea")
    clerk = threading.Thread(target=look, args=(desk, seen))
    clerk.start()
    clerk.join(timeout=5)
    print("clerk sees:", *seen)


if __name__ == "__main__":
    main()
