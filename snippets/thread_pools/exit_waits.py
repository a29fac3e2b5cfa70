"""shutdown(wait=False) returns at once, but Python waits at the end."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event


def upload(name: str, go: Event) -> None:
    go.wait(timeout=5)
    print(f"task: {name} uploaded\n", end="")


def main() -> None:
    go = Event()
    pool = ThreadPoolExecutor(max_workers=1)
    for name in ("a.jpg", "b.jpg"):
        pool.submit(upload, name, go)
    pool.shutdown(wait=False)
    print("main: goodbye")
    go.set()


if __name__ == "__main__":
    main()
