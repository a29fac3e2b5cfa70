"""An object of a class of the main file can be sent, but not returned."""

# needs: python>=3.14

from concurrent import interpreters


class Order:
    def __init__(self, customer: str) -> None:
        self.customer = customer


def read(order: Order) -> str:
    return f"{order.customer} of {type(order).__module__}"


def make(customer: str) -> Order:
    return Order(customer)


def main() -> None:
    ann = interpreters.create()
    print(ann.call(read, Order("ida")))
    try:
        ann.call(make, "ida")
    except interpreters.NotShareableError as error:
        print(f"NotShareableError: {error}")
    ann.close()


if __name__ == "__main__":
    main()
