"""as_completed waits in vain for a task that shutdown has cancelled."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from concurrent.futures import TimeoutError as TooLate
from threading import Event


def download(name: str, begun: Event, go: Event) -> str:
    begun.set()
    go.wait(timeout=5)
    return f"{name} downloaded"


def main() -> None:
    begun, go = Event(), Event()
    with ThreadPoolExecutor(max_workers=1) as pool:
        names = "a.jpg", "b.jpg"
        jobs = [pool.submit(download, name, begun, go) for name in names]
        begun.wait(timeout=5)
        pool.shutdown(wait=False, cancel_futures=True)
        go.set()
    print("cancelled:", [job.cancelled() for job in jobs])
    try:
        for job in as_completed(jobs, timeout=0.5):
            print(job.result())
    except TooLate as error:
        print("TimeoutError:", error)


if __name__ == "__main__":
    main()
