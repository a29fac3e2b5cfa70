"""What asyncio code sees of a ContextVar, and what it leaves behind."""

import asyncio
from collections.abc import AsyncIterator
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="-")


def look() -> str:
    seen = REQUEST.get()
    REQUEST.set("8")
    return seen


async def coroutine() -> str:
    return look()


async def generator() -> AsyncIterator[str]:
    yield look()


async def look_everywhere() -> None:
    loop = asyncio.get_running_loop()
    ways = {
        "await": coroutine,
        "async generator": lambda: generator().__anext__(),
        "create_task": lambda: asyncio.create_task(coroutine()),
        "gather": lambda: asyncio.gather(coroutine()),
        "to_thread": lambda: asyncio.to_thread(look),
        "run_in_executor": lambda: loop.run_in_executor(None, look),
    }
    print(f"{'':<17}sees   caller afterwards")
    for name, way in ways.items():
        REQUEST.set("7")
        seen = await way()
        print(f"{name:<17}{seen!s:<7}{REQUEST.get()}")


def main() -> None:
    asyncio.run(look_everywhere())


if __name__ == "__main__":
    main()
