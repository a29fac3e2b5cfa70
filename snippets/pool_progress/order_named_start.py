"""Start of exercise 2: the callback cannot tell which order failed."""

from concurrent.futures import Future, ProcessPoolExecutor

ORDERS = "3 tea", "O salt", "2 milk"  # the letter O, not a zero


def pieces(order: str) -> int:
    return int(order.split()[0])


def report(job: Future) -> None:
    print("failed" if job.exception() else "done")


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        for order in ORDERS:
            job = clerks.submit(pieces, order)
            job.add_done_callback(report)


if __name__ == "__main__":
    main()
