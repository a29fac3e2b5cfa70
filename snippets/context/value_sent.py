"""The value is sent; the task sets it in its own process, and resets it."""

from concurrent.futures import ProcessPoolExecutor
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="none")


def pack(goods: str) -> str:
    return f"{goods} for request {REQUEST.get()}"


def pack_for(request: str, goods: str) -> str:
    token = REQUEST.set(request)
    try:
        return pack(goods)
    finally:
        REQUEST.reset(token)


def main() -> None:
    REQUEST.set("7")
    with ProcessPoolExecutor(max_workers=1) as pool:
        order = pool.submit(pack_for, REQUEST.get(), "tea")
        print(order.result(timeout=8))


if __name__ == "__main__":
    main()
