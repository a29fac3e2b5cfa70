"""An error that says how to rebuild it can be sent."""

from concurrent.futures import ProcessPoolExecutor


class OutOfStock(Exception):
    def __init__(self, order: str, pieces: int) -> None:
        super().__init__(f"{pieces} {order} are missing")
        self.order = order
        self.pieces = pieces

    def __reduce__(self) -> tuple[type, tuple[str, int]]:
        return type(self), (self.order, self.pieces)


def pack(order: str) -> None:
    raise OutOfStock(order, 3)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        error = clerks.submit(pack, "tea").exception(timeout=5)
    print(f"{type(error).__name__}: {error}")
    if isinstance(error, OutOfStock):
        print("to be ordered:", error.pieces, error.order)


if __name__ == "__main__":
    main()
