"""The end of the with of a Pool ends the task that took too long."""

import multiprocessing
import time

WORK = 60  # seconds


def pack(order: str) -> str:
    time.sleep(WORK)
    return f"{order} packed"


def main() -> None:
    with multiprocessing.Pool(1) as clerks:
        sofa = clerks.apply_async(pack, ("sofa",))
        try:
            sofa.get(timeout=1)
        except multiprocessing.TimeoutError:
            print("not packed in time")
    print("after the with:", multiprocessing.active_children(), "at work")


if __name__ == "__main__":
    main()
