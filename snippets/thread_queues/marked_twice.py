"""`task_done` raises if it is called more often than `put`."""

import queue


def main() -> None:
    orders: queue.Queue[str] = queue.Queue()
    orders.put("tea")
    orders.get(timeout=5)
    orders.task_done()
    try:
        orders.task_done()
    except ValueError as error:
        print(f"ValueError: {error}")


if __name__ == "__main__":
    main()
