"""partial gives the callback the order, too."""

from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial

ORDERS = "3 tea", "O salt", "2 milk"  # the letter O, not a zero


def pieces(order: str) -> int:
    return int(order.split()[0])


def report(order: str, job: Future) -> None:
    print("failed:" if job.exception() else "done:", order)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        for order in ORDERS:
            job = clerks.submit(pieces, order)
            job.add_done_callback(partial(report, order))


if __name__ == "__main__":
    main()
