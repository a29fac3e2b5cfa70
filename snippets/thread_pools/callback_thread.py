"""A callback runs in the thread that ends, cancels, or adds."""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, current_thread


def report(job: Future) -> None:
    state = "cancelled" if job.cancelled() else job.result()
    print(f"{current_thread().name}: {state}")


def pack(order: str, go: Event) -> str:
    go.wait(timeout=5)
    return f"{order} packed"


def main() -> None:
    go = Event()
    with ThreadPoolExecutor(1, thread_name_prefix="clerk") as clerks:
        jobs = [clerks.submit(pack, order, go) for order in ("tea", "salt")]
        for job in jobs:
            job.add_done_callback(report)
        jobs[1].cancel()
        go.set()
    jobs[0].add_done_callback(report)


if __name__ == "__main__":
    main()
