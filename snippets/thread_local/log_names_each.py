"""asyncio.to_thread carries the task's context along."""

import asyncio
from contextvars import ContextVar

CUSTOMER: ContextVar[str] = ContextVar("customer", default="nobody")


def log(text: str) -> str:
    return f"{CUSTOMER.get()}: {text}"


async def serve(customer: str) -> str:
    CUSTOMER.set(customer)
    return await asyncio.to_thread(log, "tea packed")


async def serve_both() -> list[str]:
    return await asyncio.gather(serve("ida"), serve("jon"))


def main() -> None:
    for line in asyncio.run(serve_both()):
        print(line)


if __name__ == "__main__":
    main()
