"""Each task sets a list of its own in its copy of the context."""

import asyncio
from contextvars import ContextVar

CART: ContextVar[list[str]] = ContextVar("cart")


async def order(goods: str) -> list[str]:
    CART.set([*CART.get(), goods])
    return CART.get()


async def order_both() -> None:
    CART.set([])
    for cart in await asyncio.gather(order("tea"), order("jam")):
        print(cart)


def main() -> None:
    asyncio.run(order_both())


if __name__ == "__main__":
    main()
