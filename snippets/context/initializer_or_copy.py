"""A task that brings a copy does not see what the initializer has set."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

BRANCH: ContextVar[str] = ContextVar("branch", default="none")


def main() -> None:
    with ThreadPoolExecutor(
        max_workers=1, initializer=BRANCH.set, initargs=("high street",)
    ) as pool:
        print("plain:", pool.submit(BRANCH.get).result(timeout=5))
        run = copy_context().run
        print("copy:", pool.submit(run, BRANCH.get).result(timeout=5))
    print("main:", BRANCH.get())


if __name__ == "__main__":
    main()
