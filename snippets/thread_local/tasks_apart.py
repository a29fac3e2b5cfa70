"""Two asyncio tasks on one thread each have a value of their own."""

import asyncio
from contextvars import ContextVar

CUSTOMER: ContextVar[str] = ContextVar("customer")


async def serve_ida(jon_is_here: asyncio.Event) -> str:
    CUSTOMER.set("ida")
    await asyncio.wait_for(jon_is_here.wait(), timeout=5)
    return CUSTOMER.get()


async def serve_jon(jon_is_here: asyncio.Event) -> str:
    CUSTOMER.set("jon")
    jon_is_here.set()
    return CUSTOMER.get()


async def serve_both() -> list[str]:
    jon_is_here = asyncio.Event()
    return await asyncio.gather(
        serve_ida(jon_is_here), serve_jon(jon_is_here)
    )


def main() -> None:
    print("served:", asyncio.run(serve_both()))


if __name__ == "__main__":
    main()
