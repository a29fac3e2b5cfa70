"""Each worker of the pool is a thread with an interpreter of its own."""

# needs: python>=3.14

from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor

PRICES: dict[str, int] = {}


def open_desk(prices: dict[str, int]) -> None:
    PRICES.update(prices)


def price_of(item: str) -> int:
    return PRICES[item]


def where(_: int) -> bool:
    from concurrent import interpreters

    return interpreters.get_current() == interpreters.get_main()


def main() -> None:
    prices = {"pear": 3, "plum": 2}
    with InterpreterPoolExecutor(
        max_workers=2, initializer=open_desk, initargs=(prices,)
    ) as clerks:
        print(list(clerks.map(price_of, ["pear", "plum", "pear"])))
        print("in the main interpreter:", clerks.submit(where, 1).result(5))
    print("main:", PRICES, interpreters.list_all())


if __name__ == "__main__":
    main()
