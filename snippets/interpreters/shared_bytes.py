"""A list arrives as a copy; a memoryview is the same memory."""

# needs: python>=3.14

from concurrent import interpreters


def change(prices: list[int] | memoryview) -> None:
    prices[0] = 99


def main() -> None:
    ann = interpreters.create()
    prices, room = [1, 2], bytearray([1, 2])
    ann.call(change, prices)
    print("list:", prices)
    ann.call(change, memoryview(room))
    print("bytearray:", list(room))
    ann.close()


if __name__ == "__main__":
    main()
