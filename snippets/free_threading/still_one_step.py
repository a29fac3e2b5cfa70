"""One append and one write of a key lose nothing, GIL or no GIL."""

# runs: limit 30 s

import threading

ROUNDS, CLERKS = 20_000, ("ann", "bob")


def work(
    name: str,
    orders: list[str],
    stock: dict[str, int],
    start: threading.Barrier,
) -> None:
    start.wait(timeout=5)
    for number in range(ROUNDS):
        orders.append(f"{name} {number}")
        stock[f"{name} {number}"] = number


def main() -> None:
    orders: list[str] = []
    stock: dict[str, int] = {}
    start = threading.Barrier(len(CLERKS))
    clerks = [
        threading.Thread(target=work, args=(name, orders, stock, start))
        for name in CLERKS
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=12)
    wanted = {f"{name} {n}" for name in CLERKS for n in range(ROUNDS)}
    print("orders lost:", len(wanted) - len(orders))
    print("each order once:", set(orders) == wanted)
    print("keys lost:", len(wanted - stock.keys()))


if __name__ == "__main__":
    main()
