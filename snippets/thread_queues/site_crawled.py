"""Two threads fetch each page of a site once, and end when none is left."""

import queue
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

LINKS = {"/": "/tea /oil", "/tea": "/ /oil", "/oil": "/rye", "/rye": ""}


class Shop(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        head, page = b"HTTP/1.0 200 OK\r\n\r\n", LINKS[self.path]
        self.wfile.write(head + page.encode())
        self.server.served.append(self.path)


def crawl(paths: queue.Queue, host: str, seen: set, lock) -> None:
    while (path := paths.get(timeout=8)) is not None:
        try:
            with urlopen(host + path, timeout=5) as page:
                links = page.read().decode().split()
            with lock:
                for link in set(links) - seen:
                    seen.add(link)
                    paths.put(link)
        finally:
            paths.task_done()


def main() -> None:
    paths, lock = queue.Queue(), threading.Lock()
    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        server.served = []
        threading.Thread(target=server.serve_forever).start()
        args = paths, f"http://127.0.0.1:{server.server_port}", {"/"}, lock
        for _ in range(2):
            threading.Thread(target=crawl, args=args).start()
        paths.put("/")
        waiter = threading.Thread(target=paths.join, daemon=True)
        waiter.start()
        waiter.join(timeout=8)
        server.shutdown()
    print(sorted(server.served), not waiter.is_alive())
    paths.put(None)
    paths.put(None)


if __name__ == "__main__":
    main()
