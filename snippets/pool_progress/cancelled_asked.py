"""as_completed also yields the cancelled futures; result raises there."""

import asyncio
import time
from concurrent.futures import (
    CancelledError,
    ProcessPoolExecutor,
    as_completed,
)


def pack(order: int) -> str:
    time.sleep(0.05)  # stands for work
    return f"parcel {order}"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        jobs = [clerks.submit(pack, order) for order in range(20)]
        jobs[-1].cancel()
        try:
            for job in as_completed(jobs, timeout=5):
                job.result()
        except CancelledError as error:
            print(f"{type(error).__module__}.{type(error).__name__}")
            print("with a text:", str(error) != "")
            print("asyncio's:", isinstance(error, asyncio.CancelledError))


if __name__ == "__main__":
    main()
