"""Other callbacks see the context of the thread that calls them."""

import signal
import weakref
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from threading import Event

REQUEST: ContextVar[str] = ContextVar("request", default="-")


class Order:
    pass


def look(how: str) -> None:
    print(f"{how:<22}{REQUEST.get()}")


def main() -> None:
    order, go_on = Order(), Event()
    REQUEST.set("7")
    weakref.finalize(order, look, "weakref.finalize")
    signal.signal(signal.SIGINT, lambda *_: look("signal handler"))
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(go_on.wait, timeout=5)
        future.add_done_callback(lambda _: look("add_done_callback"))
        REQUEST.set("8")
        go_on.set()
    del order
    signal.raise_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
