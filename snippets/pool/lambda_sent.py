"""A lambda in main cannot be sent to a worker, whatever started it."""

from concurrent.futures import ProcessPoolExecutor

ORDERS = "tea", "salt"


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        try:
            for parcel in clerks.map(lambda o: f"{o} packed", ORDERS):
                print(parcel)
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
