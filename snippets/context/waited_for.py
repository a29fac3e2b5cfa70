"""Since Python 3.12, wait_for does not put a coroutine into a task."""

import asyncio
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="none")


async def sign_in() -> None:
    REQUEST.set("7")


async def serve() -> None:
    await asyncio.wait_for(sign_in(), timeout=5)
    print("wait_for:", REQUEST.get())
    REQUEST.set("none")
    await asyncio.wait_for(asyncio.create_task(sign_in()), timeout=5)
    print("wait_for, create_task:", REQUEST.get())


def main() -> None:
    asyncio.run(serve())


if __name__ == "__main__":
    main()
