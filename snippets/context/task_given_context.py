"""A task of 3.11 takes a context, in which its values can be read later."""

# needs: python>=3.11

import asyncio
from contextvars import ContextVar, copy_context

REQUEST: ContextVar[str] = ContextVar("request", default="none")


async def sign_in() -> None:
    REQUEST.set("7")


async def serve() -> None:
    context = copy_context()
    await asyncio.create_task(sign_in(), context=context)
    print("here:", REQUEST.get())
    print("in the context:", context[REQUEST])


def main() -> None:
    asyncio.run(serve())


if __name__ == "__main__":
    main()
