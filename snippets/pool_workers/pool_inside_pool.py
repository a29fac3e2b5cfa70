"""A Pool's worker cannot make a pool, an executor's worker can."""

# runs: limit 30 s

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool

SIZES = [4, 2]


def inner_pool() -> list[str]:
    with Pool(2) as helpers:
        return helpers.map(hex, SIZES)


def inner_executor() -> list[str]:
    with ProcessPoolExecutor(2) as helpers:
        return list(helpers.map(hex, SIZES))


def main() -> None:
    for inner, made in (inner_pool, "Pool"), (inner_executor, "executor"):
        with Pool(1) as clerks:
            job = clerks.apply_async(inner)
            clerks.close()
            clerks.join()
            try:
                print(f"{made} in a Pool:", *job.get(timeout=20))
            except AssertionError as error:
                print(f"{made} in a Pool: AssertionError: {error}")
        with ProcessPoolExecutor(1) as clerks:
            sizes = clerks.submit(inner).result(timeout=20)
            print(f"{made} in an executor:", *sizes)


if __name__ == "__main__":
    main()
