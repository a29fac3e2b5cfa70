"""aclosing closes the generator at once, in the context of its set."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
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
    async with aclosing(steps()) as todo:
        async for step in todo:
            print(step, "for request", REQUEST.get())
            break
    await asyncio.sleep(0.01)  # nothing is left to close
    print("after the loop:", REQUEST.get())


def main() -> None:
    asyncio.run(serve())


if __name__ == "__main__":
    main()
