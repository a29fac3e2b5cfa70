"""By default a pool has a worker for each core that Python counts."""

# needs: procfs

import multiprocessing
import os


def main() -> None:
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})  # as "taskset -c 0" would
    print("cores of the machine:", os.cpu_count())
    print("cores for this process:", len(os.sched_getaffinity(0)))
    with multiprocessing.Pool():
        workers = multiprocessing.active_children()
    print("workers of a Pool:", len(workers))


if __name__ == "__main__":
    main()
