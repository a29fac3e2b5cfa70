"""Start of exercise 2: all threads wait for the slow host."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from threading import Event


def download(url: str, answers: Event) -> str:
    answers.wait(timeout=5)
    return f"{url} downloaded"


def main() -> None:
    slow, fast = Event(), Event()
    fast.set()
    with ThreadPoolExecutor(2) as pool:
        for page in (1, 2, 3):
            pool.submit(download, f"attic/{page}", slow)
        job = pool.submit(download, "shop/1", fast)
        try:
            print(job.result(timeout=2))
        except TooLate:
            print("shop/1 has to wait")
        slow.set()


if __name__ == "__main__":
    main()
