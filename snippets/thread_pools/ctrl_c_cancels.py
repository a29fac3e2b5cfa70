"""After Ctrl-C, main cancels the tasks that wait."""

# needs: os.fork

import os
import signal
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event


def download(page: int, ready: Event, stop: Event) -> None:
    ready.wait(timeout=5)
    print(f"task: page {page}\n", end="")
    if page == 1:
        os.kill(os.getpid(), signal.SIGINT)  # as Ctrl-C does
        stop.wait(timeout=5)


def main() -> None:
    ready, stop = Event(), Event()
    try:
        with ThreadPoolExecutor(max_workers=1) as pool:
            pages = range(1, 5)
            jobs = [pool.submit(download, p, ready, stop) for p in pages]
            try:
                ready.set()
                while not jobs[0].done():
                    wait(jobs[:1], timeout=0.1)
            except KeyboardInterrupt:
                print("main: interrupted\n", end="")
                pool.shutdown(wait=False, cancel_futures=True)
                stop.set()
                raise
    except KeyboardInterrupt:
        print("main: out of the with block")


if __name__ == "__main__":
    main()
