"""as_completed yields each future when its task has ended."""

# runs: picture

from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event

ENDS = ["c.jpg", "a.jpg", "b.jpg"]  # in this order


def download(size: int, may_end: Event) -> int:
    may_end.wait(timeout=5)
    return size


def main() -> None:
    sizes = {"a.jpg": 90, "b.jpg": 70, "c.jpg": 50}
    gates = {name: Event() for name in sizes}
    ends = iter(ENDS)
    with ThreadPoolExecutor(max_workers=3) as pool:
        jobs = {
            pool.submit(download, size, gates[name]): name
            for name, size in sizes.items()
        }
        gates[next(ends)].set()
        for job in as_completed(jobs, timeout=5):
            print(jobs[job], job.result())
            if name := next(ends, None):
                gates[name].set()


if __name__ == "__main__":
    main()
