"""After a timeout, a barrier raises at once, until `reset`."""

import threading
from concurrent.futures import ThreadPoolExecutor


def meet(here: threading.Barrier, limit: float) -> str:
    try:
        here.wait(timeout=limit)
    except threading.BrokenBarrierError:
        return "broken"
    return "met"


def main() -> None:
    here = threading.Barrier(2)
    print("alone:", meet(here, 0.1))
    with ThreadPoolExecutor(max_workers=2) as threads:
        print("both:", *threads.map(meet, [here, here], [5, 5]))
        here.reset()
        met = threads.map(meet, [here, here], [5, 5])
        print("both, after reset:", *met)


if __name__ == "__main__":
    main()
