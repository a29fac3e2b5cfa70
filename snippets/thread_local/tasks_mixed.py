"""Two asyncio tasks on one thread share its threading.local."""

import asyncio
import threading

DESK = threading.local()


async def serve_ida(jon_is_here: asyncio.Event) -> str:
    DESK.customer = "ida"
    await asyncio.wait_for(jon_is_here.wait(), timeout=5)
    return DESK.customer


async def serve_jon(jon_is_here: asyncio.Event) -> str:
    DESK.customer = "jon"
    jon_is_here.set()
    return DESK.customer


async def serve_both() -> list[str]:
    jon_is_here = asyncio.Event()
    return await asyncio.gather(
        serve_ida(jon_is_here), serve_jon(jon_is_here)
    )


def main() -> None:
    print("served:", asyncio.run(serve_both()))


if __name__ == "__main__":
    main()
