"""Each clerk numbers the receipts from 1."""

import threading


class Desk(threading.local):
    def __init__(self) -> None:
        self.number = 0


def write_receipt(desk: Desk, customer: str) -> None:
    desk.number += 1
    print(f"{customer}: receipt {desk.number}")


def serve(desk: Desk, customers: list[str]) -> None:
    for customer in customers:
        write_receipt(desk, customer)


def main() -> None:
    desk = Desk()
    for customers in (["ida", "jon"], ["kim", "lea"]):
        clerk = threading.Thread(target=serve, args=(desk, customers))
        clerk.start()
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
