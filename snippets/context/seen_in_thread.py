"""A new thread does not see main's ContextVar; a copy carries it there."""

# runs: picture

from contextvars import ContextVar, copy_context
from threading import Thread

REQUEST: ContextVar[str] = ContextVar("request", default="none")


def log(request: str, text: str) -> None:
    print(f"request {request}: {text}")


def pack(goods: str) -> None:
    log(REQUEST.get(), f"{goods} packed")


def main() -> None:
    REQUEST.set("7")
    pack("tea")
    plain = Thread(target=pack, args=("jam",))
    plain.start()
    plain.join(timeout=5)
    carried = Thread(target=copy_context().run, args=(pack, "rye"))
    carried.start()
    carried.join(timeout=5)


if __name__ == "__main__":
    main()
