"""One None ends one of two threads; the other one waits for its own."""

import queue
import threading


def pack(orders: queue.Queue[str | None], ends: queue.Queue[str]) -> None:
    try:
        while orders.get(timeout=1) is not None:
            pass
        ends.put("got None")
    except queue.Empty:
        ends.put("got nothing")  # without the timeout, it would wait on


def main() -> None:
    orders: queue.Queue[str | None] = queue.Queue()
    ends: queue.Queue[str] = queue.Queue()
    args = (orders, ends)
    clerks = [threading.Thread(target=pack, args=args) for _ in range(2)]
    for order in "tea", "salt", None:
        orders.put(order)
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    print(ends.get(timeout=5))
    print(ends.get(timeout=5))


if __name__ == "__main__":
    main()
