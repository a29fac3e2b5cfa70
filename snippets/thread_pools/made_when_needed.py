"""A pool starts a thread when a task comes and no thread is idle."""

import threading
from concurrent.futures import ThreadPoolExecutor


def clerks() -> int:
    names = [thread.name for thread in threading.enumerate()]
    return sum(name.startswith("clerk") for name in names)


def main() -> None:
    go = threading.Event()
    with ThreadPoolExecutor(8, thread_name_prefix="clerk") as pool:
        print("threads at first:", clerks())
        for task in (1, 2, 3):
            pool.submit(go.wait, 5)
            print(f"task {task} submitted: {clerks()}")
        go.set()
    print("after the with block:", clerks())


if __name__ == "__main__":
    main()
