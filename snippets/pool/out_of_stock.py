"""An error whose arguments are passed on to Exception can be sent."""

from concurrent.futures import ProcessPoolExecutor


class OutOfStock(Exception):
    def __init__(self, order: str, pieces: int) -> None:
        super().__init__(order, pieces)

    def __str__(self) -> str:
        order, pieces = self.args
        return f"{pieces} {order} are missing"


def pack(order: str) -> None:
    raise OutOfStock(order, 3)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        error = clerks.submit(pack, "tea").exception(timeout=5)
    print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
