"""error_callback is called in main's process with the worker's error."""

from multiprocessing import Pool

ORDERS = "3 tea", "O salt", "2 milk"  # the letter O, not a zero


def pack(order: str) -> int:
    pieces, _ = order.split()
    return int(pieces)


def main() -> None:
    errors: list[BaseException] = []
    with Pool(2) as clerks:
        for order in ORDERS:
            clerks.apply_async(pack, (order,), error_callback=errors.append)
        clerks.close()
        clerks.join()
    print("main: not packed:", *errors)


if __name__ == "__main__":
    main()
