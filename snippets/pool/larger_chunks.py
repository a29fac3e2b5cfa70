"""The larger the chunks, the fewer the messages for the same tasks."""

from concurrent.futures import ProcessPoolExecutor

PRICES = range(1_000)


class AddTax:
    """A task that counts how often it is pickled: once for each message."""

    def __init__(self) -> None:
        self.sent = 0

    def __call__(self, price: int) -> int:
        return price + price // 5

    def __reduce__(self) -> tuple[type, tuple[()]]:
        self.sent += 1
        return AddTax, ()


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        for size in (1, 250):
            task = AddTax()
            total = sum(clerks.map(task, PRICES, chunksize=size))
            print(f"chunks of {size}: total {total}, {task.sent} messages")


if __name__ == "__main__":
    main()
