"""Of the start methods, only fork hands on a ContextVar's value."""

# needs: os.fork

import multiprocessing
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="-")


def look(method: str) -> None:
    print(f"{method:<12}{REQUEST.get()}")


def main() -> None:
    REQUEST.set("7")
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        process = context.Process(target=look, args=(method,))
        process.start()
        process.join(timeout=8)


if __name__ == "__main__":
    main()
