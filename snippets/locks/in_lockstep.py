"""Two threads that put back and try again in step get nowhere."""

import threading
from concurrent.futures import ThreadPoolExecutor


def move(
    mine: threading.Lock, other: threading.Lock, step: threading.Barrier
) -> list[bool]:
    tries = []
    for _ in range(3):
        with mine:
            step.wait()
            got = other.acquire(blocking=False)
            step.wait()
            if got:
                other.release()
            tries.append(got)
        step.wait()
    return tries


def main() -> None:
    one, two = threading.Lock(), threading.Lock()
    step = threading.Barrier(2, timeout=5)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(move, one, two, step)
        bob = clerks.submit(move, two, one, step)
    print("ann:", ann.result())
    print("bob:", bob.result())


if __name__ == "__main__":
    main()
