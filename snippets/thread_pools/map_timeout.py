"""After its timeout, map yields what is there, then raises and cancels."""

import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from threading import Event


def main() -> None:
    begun: list[str] = []
    second, go = Event(), Event()

    def download(name: str) -> str:
        begun.append(name)
        if name == "b.jpg":
            second.set()
            go.wait(timeout=5)  # for a server that does not answer
        return name

    with ThreadPoolExecutor(max_workers=1) as pool:
        names = "a.jpg", "b.jpg", "c.jpg"
        results = pool.map(download, names, timeout=0.2)
        second.wait(timeout=5)  # a.jpg is there
        time.sleep(0.3)  # main does something else
        try:
            for name in results:
                print("downloaded:", name)
        except TooLate:
            print("TimeoutError")
        go.set()
    print("begun:", *begun)


if __name__ == "__main__":
    main()
