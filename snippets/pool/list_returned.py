"""A worker can send back a list."""

from multiprocessing import Pool


def pack(orders: list[str]) -> list[str]:
    return [f"{order} packed" for order in orders]


def main() -> None:
    with Pool(1) as clerks:
        try:
            print(*clerks.apply(pack, (["tea", "salt"],)), sep="\n")
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
