"""With buffersize, map submits later tasks while results are read."""

# needs: python>=3.14

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
    return f"{goods} for request {REQUEST.get()}"


def main() -> None:
    goods = ["tea", "jam", "rye"]
    with ContextPool(max_workers=1) as pool:
        REQUEST.set("7")
        results = pool.map(pack, goods, timeout=5, buffersize=1)
        REQUEST.set("8")
        for line in results:
            print(line)


if __name__ == "__main__":
    main()
