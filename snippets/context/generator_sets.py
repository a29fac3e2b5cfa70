"""What a generator sets is set for the code that calls it."""

from collections.abc import Iterator
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="none")


def steps() -> Iterator[str]:
    REQUEST.set("8")
    yield "pack"
    yield "send"


def main() -> None:
    REQUEST.set("7")
    for step in steps():
        print(step, "for request", REQUEST.get())
    print("main:", REQUEST.get())


if __name__ == "__main__":
    main()
