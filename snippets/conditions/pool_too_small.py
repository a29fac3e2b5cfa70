"""Three tasks do not meet at a barrier in a pool of two threads."""

import threading
from concurrent.futures import ThreadPoolExecutor


def meet(here: threading.Barrier) -> int:
    return here.wait(timeout=0.5)


def main() -> None:
    here = threading.Barrier(3)
    with ThreadPoolExecutor(max_workers=2) as threads:
        done = [threads.submit(meet, here) for _ in range(3)]
    for one in done:
        print(repr(one.exception()))


if __name__ == "__main__":
    main()
