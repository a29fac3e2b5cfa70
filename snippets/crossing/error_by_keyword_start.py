"""The executor breaks: have the error say how to rebuild it."""

from concurrent.futures import ProcessPoolExecutor


class OutOfStock(Exception):
    def __init__(self, order: str, *, pieces: int) -> None:
        super().__init__(f"{pieces} {order} are missing")
        self.order = order
        self.pieces = pieces


def pack(order: str) -> None:
    raise OutOfStock(order, pieces=3)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        error = clerks.submit(pack, "tea").exception(timeout=5)
    print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
