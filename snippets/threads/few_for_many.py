"""A pool does many jobs in few threads; the other way, each has its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

JOBS = 200
WORKERS = 4


def fetch(meet: threading.Barrier) -> str:
    meet.wait()  # until as many jobs run as the barrier is for
    return threading.current_thread().name


def thread_for_each() -> int:
    meet = threading.Barrier(JOBS, timeout=30)
    threads = [
        threading.Thread(target=fetch, args=(meet,)) for _ in range(JOBS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return len({thread.name for thread in threads})


def pool_for_all() -> int:
    meet = threading.Barrier(WORKERS, timeout=30)
    with ThreadPoolExecutor(WORKERS) as pool:
        return len(set(pool.map(fetch, [meet] * JOBS)))


def main() -> None:
    print("a thread for each job:", thread_for_each(), "threads")
    print("a pool for all jobs:", pool_for_all(), "threads")


if __name__ == "__main__":
    main()
