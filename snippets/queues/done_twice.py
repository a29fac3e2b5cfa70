"""task_done may be called once for each item that was put."""

import multiprocessing


def main() -> None:
    orders = multiprocessing.JoinableQueue()
    orders.put("tea")
    print(orders.get(timeout=5))
    orders.task_done()
    try:
        orders.task_done()
    except ValueError as error:
        print("ValueError:", error)


if __name__ == "__main__":
    main()
