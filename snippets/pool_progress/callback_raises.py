"""The error of a callback is logged, and the result is there."""

from concurrent.futures import Future, ProcessPoolExecutor

PLACES = {"salt": 1}


def pack(order: str) -> str:
    return order


def store(job: Future) -> None:
    print("place", PLACES[job.result()])


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        job = clerks.submit(pack, "tea")
        job.add_done_callback(store)
    print("result:", job.result(timeout=5))


if __name__ == "__main__":
    main()
