"""Start of exercise 3: after the block, the request is still 8."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="none")


@contextmanager
def request_is(request: str) -> Iterator[None]:
    REQUEST.set(request)
    yield


def main() -> None:
    REQUEST.set("7")
    try:
        with request_is("8"):
            print("in the block:", REQUEST.get())
            raise ValueError("out of tea")
    except ValueError as error:
        print(error)
    print("after it:", REQUEST.get())


if __name__ == "__main__":
    main()
