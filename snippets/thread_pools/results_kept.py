"""A future keeps its result for as long as you keep the future."""

import weakref
from concurrent.futures import Future, ThreadPoolExecutor, as_completed


class Page:
    pass


def download(name: str) -> Page:
    return Page()


def main() -> None:
    alive: weakref.WeakSet[Page] = weakref.WeakSet()
    jobs: list[Future[Page]] = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name in ("a.htm", "b.htm", "c.htm"):
            jobs.append(pool.submit(download, name))
    for job in as_completed(jobs):
        alive.add(job.result())
    print("pages, with the list of futures:", len(alive))
    del job
    jobs.clear()
    print("pages, without it:", len(alive))


if __name__ == "__main__":
    main()
