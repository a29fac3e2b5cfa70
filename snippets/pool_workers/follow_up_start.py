"""Start of exercise 1: a task cannot submit to the pool that runs it."""

from concurrent.futures import Executor, ProcessPoolExecutor

PARTS = {"breakfast": ["tea", "bread"], "picnic": ["breakfast", "salt"]}


def pack(order: str, clerks: Executor) -> list[str]:
    if order not in PARTS:
        return [order]
    jobs = [clerks.submit(pack, part, clerks) for part in PARTS[order]]
    return [item for job in jobs for item in job.result(timeout=8)]


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        job = clerks.submit(pack, "picnic", clerks)
        try:
            print(*job.result(timeout=8))
        except TypeError as error:
            print("TypeError:", error)


if __name__ == "__main__":
    main()
