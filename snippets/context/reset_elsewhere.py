"""A token cannot be used in another context than that of its set."""

# runs: exit 1

import asyncio
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="none")


async def serve() -> None:
    token = await asyncio.to_thread(REQUEST.set, "7")
    print("request", REQUEST.get())
    await asyncio.to_thread(REQUEST.reset, token)


def main() -> None:
    asyncio.run(serve())


if __name__ == "__main__":
    main()
