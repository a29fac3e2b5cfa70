"""Start of exercise 1: a clerk who gets no order in time raises."""

import threading


def take(orders: list[str], changed: threading.Condition) -> str:
    with changed:
        changed.wait_for(lambda: orders, timeout=0.1)
        return orders.pop()


def main() -> None:
    changed = threading.Condition()
    print(take(["tea"], changed))
    print(take([], changed))


if __name__ == "__main__":
    main()
