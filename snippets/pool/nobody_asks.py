"""An error in apply_async goes unseen unless somebody asks for it."""

# runs: picture

from multiprocessing import Pool

ORDERS = "3 tea", "O salt", "2 milk"  # the letter O, not a zero


def pack(order: str) -> int:
    pieces, _ = order.split()
    return int(pieces)


def main() -> None:
    with Pool(2) as clerks:
        for order in ORDERS:
            clerks.apply_async(pack, (order,))
        clerks.close()
        clerks.join()
    print("main: all packed")


if __name__ == "__main__":
    main()
