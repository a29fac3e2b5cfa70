"""Inside run, a copy is the current context; outside, nothing changed."""

from contextvars import ContextVar, copy_context

REQUEST: ContextVar[str] = ContextVar("request", default="none")


def serve(request: str) -> None:
    REQUEST.set(request)
    print("in the copy:", REQUEST.get())


def main() -> None:
    REQUEST.set("7")
    copy = copy_context()
    REQUEST.set("8")
    print("copied:", copy[REQUEST])
    copy.run(serve, "9")
    print("main:", REQUEST.get())
    print("still in the copy:", copy[REQUEST])


if __name__ == "__main__":
    main()
