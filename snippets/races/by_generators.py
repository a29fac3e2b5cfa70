"""The steps of two clerks can run in 6 orders, and 4 lose a payment."""

from collections.abc import Iterator
from itertools import permutations


def pay(account: dict[str, int]) -> Iterator[None]:
    left = account["balance"] - 30
    yield  # here the other clerk can come between
    account["balance"] = left
    yield


def run(order: tuple[str, ...]) -> int:
    account = {"balance": 100}
    clerks = {name: pay(account) for name in order}
    for name in order:
        next(clerks[name])
    return account["balance"]


def main() -> None:
    orders = sorted(set(permutations(["ann", "ann", "bob", "bob"])))
    for order in orders:
        print(*order, run(order))
    wrong = sum(run(order) != 40 for order in orders)
    print(f"{wrong} of {len(orders)} orders are wrong")


if __name__ == "__main__":
    main()
