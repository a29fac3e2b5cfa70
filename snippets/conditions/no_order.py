"""A clerk who gets no order in time says so."""

import threading


def take(orders: list[str], changed: threading.Condition) -> str:
    with changed:
        if not changed.wait_for(lambda: orders, timeout=0.1):
            return "no order"
        return orders.pop()


def main() -> None:
    changed = threading.Condition()
    print(take(["tea"], changed))
    print(take([], changed))


if __name__ == "__main__":
    main()
