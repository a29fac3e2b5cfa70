"""If the work takes too long, faulthandler writes all stacks by itself."""

import faulthandler
import queue
import tempfile


def pack(orders: queue.Queue) -> str:
    try:
        return orders.get(timeout=2)
    except queue.Empty:
        return "no order"


def main() -> None:
    orders: queue.Queue = queue.Queue()  # nobody puts anything
    with tempfile.TemporaryFile("w+") as file:  # stderr is the default
        faulthandler.dump_traceback_later(1, file=file)
        print(pack(orders))
        faulthandler.cancel_dump_traceback_later()
        file.seek(0)
        print(file.read(), end="")


if __name__ == "__main__":
    main()
