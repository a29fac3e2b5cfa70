"""Start of exercise 2: every line of the log says nobody."""

import asyncio
from contextvars import ContextVar

CUSTOMER: ContextVar[str] = ContextVar("customer", default="nobody")


def log(text: str) -> str:
    return f"{CUSTOMER.get()}: {text}"


async def serve(customer: str) -> str:
    CUSTOMER.set(customer)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, log, "tea packed")


async def serve_both() -> list[str]:
    return await asyncio.gather(serve("ida"), serve("jon"))


def main() -> None:
    for line in asyncio.run(serve_both()):
        print(line)


if __name__ == "__main__":
    main()
