"""A timeout ends the waiting, not the work."""

import time
from concurrent.futures import ProcessPoolExecutor, TimeoutError

WORK = 1.5  # seconds


def pack(order: str) -> str:
    time.sleep(WORK)
    return f"{order} packed"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        sofa = clerks.submit(pack, "sofa")
        try:
            sofa.result(timeout=0.1)
        except TimeoutError:
            print("not packed in time")
    print("after the with:", sofa.result(timeout=0))


if __name__ == "__main__":
    main()
