"""While another interpreter makes the report, main serves."""

# needs: gil, python>=3.14
# runs: limit 60 s

import time
from concurrent.futures import InterpreterPoolExecutor, ThreadPoolExecutor
from functools import partial
from operator import methodcaller

CALL = methodcaller("__call__")


def make_report() -> tuple[float, float]:
    adding = partial(sum, range(10_000_000))
    begin, _, end = map(CALL, (time.monotonic, adding, time.monotonic))
    return begin, end


def main() -> None:
    for pool in ThreadPoolExecutor, InterpreterPoolExecutor:
        served = []
        with pool(max_workers=1) as workers:
            report = workers.submit(make_report)
            while not report.done():
                time.sleep(0.001)  # a customer comes
                served.append(time.monotonic())
        begin, end = report.result()
        meanwhile = any(begin < when < end for when in served)
        print(f"{pool.__name__}: served meanwhile: {meanwhile}")


if __name__ == "__main__":
    main()
