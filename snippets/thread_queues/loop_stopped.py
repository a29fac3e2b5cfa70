"""`queue.Queue.get` stops the event loop, so the order is not put."""

import asyncio
import queue


async def send(orders: queue.Queue[str]) -> None:
    orders.put("tea")


async def shop() -> None:
    orders: queue.Queue[str] = queue.Queue()
    sender = asyncio.create_task(send(orders))
    try:
        print(orders.get(timeout=0.3))
    except queue.Empty:
        print("empty, and send has run:", sender.done())
    await sender


def main() -> None:
    asyncio.run(shop())


if __name__ == "__main__":
    main()
