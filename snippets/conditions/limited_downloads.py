"""A semaphore of 3 keeps nine downloads to three at a time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen


class Shop(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        now = self.server.now
        now.append(self)
        at_once = len(now)
        self.server.three_here.wait()
        now.remove(self)
        self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n%d" % at_once)

    def log_message(self, *args: object) -> None:
        pass


def fetch(url: str, limit: threading.Semaphore) -> int:
    with limit, urlopen(url, timeout=5) as page:
        return int(page.read())


def main() -> None:
    limit = threading.Semaphore(3)
    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        server.now, server.three_here = [], threading.Barrier(3, timeout=5)
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        url = f"http://127.0.0.1:{server.server_port}/"
        with ThreadPoolExecutor(max_workers=9) as threads:
            counts = threads.map(fetch, [url] * 9, [limit] * 9)
        print("most at once:", max(counts))
        server.shutdown()
        serving.join(timeout=5)


if __name__ == "__main__":
    main()
