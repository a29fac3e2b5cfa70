"""Start of exercise 2: two runners and main, and one of them waits on."""

import threading
from concurrent.futures import ThreadPoolExecutor


def meet(start: threading.Barrier, limit: float) -> bool:
    try:
        start.wait(timeout=limit)
    except threading.BrokenBarrierError:
        return False
    return True


def main() -> None:
    start = threading.Barrier(2)
    with ThreadPoolExecutor(max_workers=2) as threads:
        runners = [threads.submit(meet, start, 2) for _ in range(2)]
        main_too = meet(start, 2)
    print("through:", [one.result() for one in runners], main_too)


if __name__ == "__main__":
    main()
