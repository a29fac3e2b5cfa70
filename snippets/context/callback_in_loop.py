"""The loop's callbacks keep the context in which they were registered."""

import asyncio
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="-")


def look(how: str) -> None:
    print(f"{how:<22}{REQUEST.get()}")


async def register() -> None:
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    REQUEST.set("7")
    loop.call_soon(look, "call_soon")
    loop.call_soon_threadsafe(look, "call_soon_threadsafe")
    future.add_done_callback(lambda _: look("add_done_callback"))
    REQUEST.set("8")
    future.set_result(None)
    await asyncio.sleep(0)


def main() -> None:
    asyncio.run(register())


if __name__ == "__main__":
    main()
