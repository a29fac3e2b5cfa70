"""An initializer that raises breaks the pool of interpreters."""

# needs: python>=3.14

from concurrent.futures import InterpreterPoolExecutor
from concurrent.futures.interpreter import BrokenInterpreterPool


def open_desk(prices: str) -> None:
    if not prices:
        raise ValueError("no prices")


def main() -> None:
    with InterpreterPoolExecutor(
        max_workers=1, initializer=open_desk, initargs=("",)
    ) as clerks:
        try:
            clerks.submit(abs, -1).result(timeout=5)
        except BrokenInterpreterPool as error:
            print(f"BrokenInterpreterPool: {error}")


if __name__ == "__main__":
    main()
