"""After a timeout, a barrier raises at once, until `reset`."""

import threading
from concurrent.futures import ThreadPoolExecutor


def meet(here: threading.Barrier) -> str:
    try:
        here.wait(timeout=0.5)
    except threading.BrokenBarrierError:
        return "broken"
    return "met"


def main() -> None:
    here = threading.Barrier(2)
    print("alone:", meet(here))
    with ThreadPoolExecutor(max_workers=2) as threads:
        print("both:", *threads.map(meet, [here, here]))
        here.reset()
        print("both, after reset:", *threads.map(meet, [here, here]))


if __name__ == "__main__":
    main()
