"""Each step of the generator runs in the copy, not in main's context."""

from collections.abc import Iterator
from contextvars import ContextVar, copy_context

REQUEST: ContextVar[str] = ContextVar("request", default="none")


def steps() -> Iterator[str]:
    REQUEST.set("8")
    yield f"pack for request {REQUEST.get()}"
    yield f"send for request {REQUEST.get()}"


def main() -> None:
    REQUEST.set("7")
    run, generator = copy_context().run, steps()
    while (step := run(next, generator, None)) is not None:
        print(step)
    print("main:", REQUEST.get())


if __name__ == "__main__":
    main()
