"""A lambda in main cannot be sent to a worker, whatever started it."""

from concurrent.futures import ProcessPoolExecutor

ORDER = "tea"


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        parcel = clerks.submit(lambda order: f"{order} packed", ORDER)
        try:
            print(parcel.result(timeout=5))
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
