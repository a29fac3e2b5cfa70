"""A future brings home what the function of a thread returns."""

from concurrent.futures import ThreadPoolExecutor


def count_cash(notes: int, coins: int = 0) -> int:
    return notes * 10 + coins


def main() -> None:
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(count_cash, 4)
        bob = clerks.submit(count_cash, 7, coins=5)

    print("ann counted", ann.result())
    print("bob counted", bob.result())


if __name__ == "__main__":
    main()
