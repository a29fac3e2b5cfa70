"""A callback runs in main's process, but not always in the main thread."""

# runs: picture

import multiprocessing
import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.synchronize import Event


def take(event: Event) -> None:
    global go
    go = event


def pack(order: str) -> int:
    go.wait(timeout=20)
    return os.getpid()


def main() -> None:
    def report(job: Future) -> None:
        process = "main's" if os.getpid() == main_pid else "another"
        alone = threading.current_thread() is threading.main_thread()
        thread = "main" if alone else "another"
        print(f"task in main's process: {job.result() == main_pid}")
        print(f"  callback in {process} process, {thread} thread")

    main_pid = os.getpid()
    go = multiprocessing.Event()
    with ProcessPoolExecutor(1, initializer=take, initargs=(go,)) as clerks:
        job = clerks.submit(pack, "tea")
        job.add_done_callback(report)
        go.set()
    job.add_done_callback(report)


if __name__ == "__main__":
    main()
