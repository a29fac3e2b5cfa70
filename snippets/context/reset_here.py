"""A token is used in the context of its set, and the thread gets a copy."""

import asyncio
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="none")


async def serve() -> None:
    token = REQUEST.set("7")
    print("request", await asyncio.to_thread(REQUEST.get))
    REQUEST.reset(token)
    print("request", REQUEST.get())


def main() -> None:
    asyncio.run(serve())


if __name__ == "__main__":
    main()
