"""Three functions pass the customer on, and only the last one needs it."""

from concurrent.futures import ThreadPoolExecutor


def serve(customer: str) -> str:
    return take_order(customer, "tea")


def take_order(customer: str, goods: str) -> str:
    return write_receipt(customer, f"one {goods}")


def write_receipt(customer: str, text: str) -> str:
    return f"{text} for {customer}"


def main() -> None:
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for receipt in clerks.map(serve, ["ida", "jon"]):
            print(receipt)


if __name__ == "__main__":
    main()
