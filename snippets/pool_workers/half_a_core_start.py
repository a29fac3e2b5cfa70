"""Start of exercise 3: half a core makes no worker at all."""

from concurrent.futures import ProcessPoolExecutor


def workers(limit: str, cores: int) -> int:
    quota, period = limit.split()
    if quota == "max":
        return cores
    return min(cores, int(quota) // int(period))


def main() -> None:
    for limit in "50000 100000", "150000 100000", "max 100000":
        count = workers(limit, cores=2)
        try:
            with ProcessPoolExecutor(count) as clerks:
                packed = clerks.submit(len, "tea").result(timeout=8)
            print(f"{count} workers, packed {packed}")
        except ValueError as error:
            print("ValueError:", error)


if __name__ == "__main__":
    main()
