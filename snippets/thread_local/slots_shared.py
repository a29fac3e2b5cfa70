"""`__slots__` and class attributes of a local are shared by all threads."""

import threading


class Desk(threading.local):
    __slots__ = ("customer",)
    orders: list[str] = []  # noqa: RUF012


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
