"""A thread gets the order book itself; a process gets a pickled copy."""

from concurrent import futures


class OrderBook:
    def __init__(self) -> None:
        self.orders: list[str] = []
        self.pickled = 0

    def __getstate__(self) -> dict[str, object]:  # called by pickle
        self.pickled += 1
        return self.__dict__


def add_order(book: OrderBook) -> int:
    book.orders.append("tulips")
    return len(book.orders)


def main() -> None:
    for kind in futures.ThreadPoolExecutor, futures.ProcessPoolExecutor:
        book = OrderBook()
        with kind(max_workers=1) as pool:
            seen = pool.submit(add_order, book).result(timeout=5)
        print(f"{kind.__name__}: pickled {book.pickled} times")
        print(f"  clerk saw: {seen}, shop has: {len(book.orders)}")


if __name__ == "__main__":
    main()
