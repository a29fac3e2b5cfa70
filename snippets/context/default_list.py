"""The default is a tuple, and each thread sets a longer one."""

from contextvars import ContextVar
from threading import Thread

EMPTY: tuple[str, ...] = ()
CART: ContextVar[tuple[str, ...]] = ContextVar("cart", default=EMPTY)


def order(goods: str) -> None:
    CART.set((*CART.get(), goods))
    print(goods, "is in", list(CART.get()))


def main() -> None:
    for goods in ("tea", "jam"):
        thread = Thread(target=order, args=(goods,))
        thread.start()
        thread.join(timeout=5)


if __name__ == "__main__":
    main()
