"""After an error, waiting tasks are cancelled and running ones asked."""

from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from threading import Event, Semaphore


def download(name: str, begun: Semaphore, stop: Event) -> str:
    begun.release()
    if name == "b.jpg":
        raise ConnectionError("503")
    for _ in range(500):  # one round stands for a piece of the file
        if stop.wait(timeout=0.01):
            return "stopped early"
    return "downloaded"


def main() -> None:
    begun, stop = Semaphore(0), Event()
    names = "a.jpg", "b.jpg", "c.jpg", "d.jpg"
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(download, name, begun, stop) for name in names]
        wait(jobs, timeout=5, return_when=FIRST_EXCEPTION)
        for _ in range(3):  # c.jpg has the thread of b.jpg
            begun.acquire(timeout=5)
        stop.set()
        pool.shutdown(cancel_futures=True)
    for name, job in zip(names, jobs, strict=True):
        if job.cancelled():
            print(name, "cancelled")
        else:
            print(name, repr(job.exception() or job.result()))


if __name__ == "__main__":
    main()
