"""If a pool breaks, tasks behind a cancelled one can stay pending."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor


def read_prices(late: threading.Event) -> None:
    late.wait(timeout=5)
    open("prices.txt")


def main() -> None:
    logging.disable()  # the pool would log the error
    told: list[str] = []
    threading.excepthook = lambda args: told.append(args.exc_type.__name__)
    late = threading.Event()
    with ThreadPoolExecutor(1, "clerk", read_prices, (late,)) as pool:
        jobs = [pool.submit(len, name) for name in ("tea", "salt", "soap")]
        jobs[1].cancel()
        late.set()
        print("tea:", type(jobs[0].exception(timeout=5)).__name__)
    print("the thread ended by:", *told)
    print("soap is done:", jobs[2].done())


if __name__ == "__main__":
    main()
