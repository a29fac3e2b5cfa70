"""An object of a class of the main file can be sent, but not returned."""

# needs: python>=3.14

from concurrent import interpreters


class Order:
    customer = "ida"


def read(order: Order) -> str:
    return f"{order.customer} of {type(order).__module__}"


def make() -> Order:
    return Order()


def main() -> None:
    ann = interpreters.create()
    print(ann.call(read, Order()))
    try:
        ann.call(make)
    except interpreters.NotShareableError as error:
        print(f"NotShareableError: {error}")
    ann.close()


if __name__ == "__main__":
    main()
