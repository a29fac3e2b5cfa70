"""A function at the top level of the file can be sent to a worker."""

from concurrent.futures import ProcessPoolExecutor

ORDER = "tea"


def pack(order: str) -> str:
    return f"{order} packed"


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        parcel = clerks.submit(pack, ORDER)
        try:
            print(parcel.result(timeout=5))
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
