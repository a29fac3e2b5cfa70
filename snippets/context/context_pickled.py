"""A context cannot be sent to another process."""

from concurrent.futures import ProcessPoolExecutor
from contextvars import ContextVar, copy_context

REQUEST: ContextVar[str] = ContextVar("request", default="none")


def pack(goods: str) -> str:
    return f"{goods} for request {REQUEST.get()}"


def main() -> None:
    REQUEST.set("7")
    with ProcessPoolExecutor(max_workers=1) as pool:
        run = copy_context().run
        error = pool.submit(run, pack, "tea").exception(timeout=8)
    print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
