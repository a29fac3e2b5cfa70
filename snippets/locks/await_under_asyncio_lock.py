"""A task that waits for an asyncio.Lock lets the other tasks run."""

import asyncio


async def pay(name: str, lock: asyncio.Lock) -> str:
    async with lock:
        await asyncio.sleep(0.01)
        return f"{name} paid"


async def both() -> list[str]:
    lock = asyncio.Lock()
    return await asyncio.gather(pay("ann", lock), pay("bob", lock))


def main() -> None:
    print(asyncio.run(both()))


if __name__ == "__main__":
    main()
