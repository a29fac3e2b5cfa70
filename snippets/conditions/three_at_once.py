"""Of nine threads, a semaphore lets three at a time do the download."""

# runs: picture

import threading
from concurrent.futures import ThreadPoolExecutor


class Server:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.three_here = threading.Barrier(3, timeout=5)
        self.now = self.most = 0

    def send(self) -> None:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self.three_here.wait()
        with self.lock:
            self.now -= 1


def download(server: Server, limit: threading.Semaphore) -> None:
    with limit:
        server.send()


def main() -> None:
    server, limit = Server(), threading.Semaphore(3)
    with ThreadPoolExecutor(max_workers=9) as threads:
        for _ in range(9):
            threads.submit(download, server, limit)
    print("most at once:", server.most)


if __name__ == "__main__":
    main()
