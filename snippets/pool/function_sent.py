"""A function at the top level of the file can be sent to a worker."""

from concurrent.futures import ProcessPoolExecutor

ORDERS = "tea", "salt"


def pack(order: str) -> str:
    return f"{order} packed"


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        try:
            for parcel in clerks.map(pack, ORDERS):
                print(parcel)
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
