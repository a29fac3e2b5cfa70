"""A generator left by break is closed in another context than its set."""

import asyncio
from collections.abc import AsyncIterator
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="none")


async def steps() -> AsyncIterator[str]:
    token = REQUEST.set("8")
    try:
        yield "pack"
        yield "send"
    finally:
        REQUEST.reset(token)


async def serve() -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, what: print(what["exception"]))
    async for step in steps():
        print(step, "for request", REQUEST.get())
        break
    await asyncio.sleep(0.01)  # now the loop closes the generator
    print("after the loop:", REQUEST.get())


def main() -> None:
    asyncio.run(serve())


if __name__ == "__main__":
    main()
