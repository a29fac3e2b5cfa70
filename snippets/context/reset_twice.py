"""A token can be used once."""

# runs: exit 1

from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="none")


def main() -> None:
    token = REQUEST.set("7")
    REQUEST.reset(token)
    print("request", REQUEST.get())
    REQUEST.reset(token)


if __name__ == "__main__":
    main()
