"""The first answer wins; cancel drops the task that has not begun."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from threading import Event, Semaphore


def download(mirror: str, begun: Semaphore, enough: Event) -> str:
    begun.release()
    if mirror != "berlin":
        enough.wait(timeout=5)  # a slow mirror
    return mirror


def main() -> None:
    begun, enough = Semaphore(0), Event()
    mirrors = "austin", "berlin", "cairo", "delhi"
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(download, m, begun, enough) for m in mirrors]
        done, _ = wait(jobs, timeout=5, return_when=FIRST_COMPLETED)
        print("first:", done.pop().result())
        for _ in range(3):  # cairo has the thread of berlin
            begun.acquire(timeout=5)
        for mirror, job in zip(mirrors, jobs, strict=True):
            print(f"{mirror} cancelled: {job.cancel()}")
        enough.set()


if __name__ == "__main__":
    main()
