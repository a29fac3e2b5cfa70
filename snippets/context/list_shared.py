"""A copy of a context holds the same list, so two tasks share it."""

import asyncio
from contextvars import ContextVar

CART: ContextVar[list[str]] = ContextVar("cart")


async def order(goods: str) -> list[str]:
    CART.get().append(goods)
    return CART.get()


async def order_both() -> None:
    CART.set([])
    for cart in await asyncio.gather(order("tea"), order("jam")):
        print(cart)


def main() -> None:
    asyncio.run(order_both())


if __name__ == "__main__":
    main()
