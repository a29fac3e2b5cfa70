"""The timeout of as_completed is for all tasks, and they run on."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures import TimeoutError as TooLate
from multiprocessing.synchronize import Event


def take(event: Event) -> None:
    global go
    go = event


def pack(order: str) -> str:
    if order == "sofa":
        go.wait(timeout=20)
    return f"{order} packed"


def main() -> None:
    go = multiprocessing.Event()
    with ProcessPoolExecutor(2, initializer=take, initargs=(go,)) as clerks:
        jobs = [clerks.submit(pack, order) for order in ("sofa", "tea")]
        jobs[1].exception(timeout=9)  # the tea is packed
        try:
            for job in as_completed(jobs, timeout=0.5):
                print(job.result())
        except TooLate as error:
            print("TimeoutError:", error)
        go.set()
    print("after the with:", jobs[0].result(timeout=0))


if __name__ == "__main__":
    main()
