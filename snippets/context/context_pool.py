"""A pool whose tasks run in a copy of their submitter's context."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from typing import Any

REQUEST: ContextVar[str] = ContextVar("request", default="none")


class ContextPool(ThreadPoolExecutor):
    def submit(
        self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any
    ) -> Future[Any]:
        return super().submit(copy_context().run, fn, *args, **kwargs)


def pack(goods: str) -> str:
    before = REQUEST.get()
    REQUEST.set("left behind")
    return f"{goods} for request {before}"


async def serve(pool: ContextPool) -> str:
    REQUEST.set("9")
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, pack, "oil")


def main() -> None:
    with ContextPool(max_workers=1) as pool:
        REQUEST.set("7")
        print(pool.submit(pack, "tea").result(timeout=5))
        REQUEST.set("8")
        print(*pool.map(pack, ["jam", "rye"], timeout=5), sep="\n")
        print(asyncio.run(serve(pool)))


if __name__ == "__main__":
    main()
