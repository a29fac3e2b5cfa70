"""With more threads, it takes more tasks until the pool is stuck."""

from concurrent.futures import Executor, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from threading import Barrier


def download(pool: Executor, all_here: Barrier, limit: float) -> bool:
    all_here.wait()  # each of these tasks has its thread
    inner = pool.submit(str, "resized")
    try:
        inner.result(timeout=limit)
        return True
    except TooLate:
        return False
    finally:
        all_here.wait()


def main() -> None:
    for workers, tasks, limit in [(1, 1, 0.3), (4, 3, 5), (4, 4, 0.3)]:
        all_here = Barrier(tasks, timeout=5)
        with ThreadPoolExecutor(workers) as pool:
            jobs = [
                pool.submit(download, pool, all_here, limit)
                for _ in range(tasks)
            ]
            done = sum(job.result(timeout=9) for job in jobs)
        print(f"threads: {workers}, tasks: {tasks}, done: {done}")


if __name__ == "__main__":
    main()
