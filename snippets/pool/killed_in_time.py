"""kill_workers ends the task that took too long."""

# needs: python>=3.14

import time
from concurrent.futures import ProcessPoolExecutor

WORK = 60  # seconds


def pack(order: str) -> str:
    time.sleep(WORK)
    return f"{order} packed"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        sofa = clerks.submit(pack, "sofa")
        try:
            sofa.result(timeout=1)
        except TimeoutError:
            print("not packed in time")
            clerks.kill_workers()
    print("after the with:", type(sofa.exception(timeout=5)).__name__)


if __name__ == "__main__":
    main()
