"""After `shutdown`, `get` returns what is left, unless it was immediate."""

# needs: python>=3.13

import queue
import threading
from collections.abc import Callable


def outcome(call: Callable[[], object]) -> str:
    try:
        return str(call())
    except queue.ShutDown:
        return "ShutDown"


def main() -> None:
    for immediate in False, True:
        orders: queue.Queue[str] = queue.Queue()
        orders.put("tea")
        orders.put("salt")
        orders.shutdown(immediate=immediate)
        print(f"shutdown(immediate={immediate})")
        print("  put:", outcome(lambda to=orders: to.put("rice")))
        print("  get:", outcome(orders.get_nowait))
        print("  get:", outcome(orders.get_nowait))
        print("  get:", outcome(orders.get_nowait))
        waiter = threading.Thread(target=orders.join, daemon=True)
        waiter.start()
        waiter.join(timeout=5 if immediate else 0.2)
        print("  join has returned:", not waiter.is_alive())


if __name__ == "__main__":
    main()
