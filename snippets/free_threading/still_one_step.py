"""One append and one write of a key lose nothing, on any build."""

import threading

ROUNDS, CLERKS = 50_000, ("ann", "bob")


def work(name: str, orders: list[str], stock: dict[str, int]) -> None:
    for number in range(ROUNDS):
        orders.append(f"{name} {number}")
        stock[f"{name} {number}"] = number


def main() -> None:
    orders: list[str] = []
    stock: dict[str, int] = {}
    clerks = [
        threading.Thread(target=work, args=(name, orders, stock))
        for name in CLERKS
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=8)
    wanted = {f"{name} {n}" for name in CLERKS for n in range(ROUNDS)}
    print("orders lost:", len(wanted) - len(orders))
    print("each order once:", set(orders) == wanted)
    print("keys lost:", len(wanted - stock.keys()))


if __name__ == "__main__":
    main()
