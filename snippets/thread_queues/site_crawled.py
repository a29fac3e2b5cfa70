"""Two threads fetch each page of a site once, and end when none is left."""

import queue
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen


class Shop(BaseHTTPRequestHandler):
    pages = {"/": "/tea /oil", "/tea": "/ /oil", "/oil": "/rye", "/rye": ""}

    def do_GET(self) -> None:
        page = self.pages.pop(self.path).encode()  # so each goes out once
        self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + page)


def crawl(paths: queue.Queue, host: str, seen: set, lock) -> None:
    while (path := paths.get(timeout=8)) is not None:
        try:
            with urlopen(f"{host}{path}", timeout=5) as page:
                links = page.read().decode().split()
            with lock:
                for link in set(links) - seen:
                    seen.add(link)
                    paths.put(link)
        finally:
            paths.task_done()


def main() -> None:
    paths, seen, lock = queue.Queue(), {"/"}, threading.Lock()
    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        threading.Thread(target=server.serve_forever).start()
        args = paths, f"http://127.0.0.1:{server.server_port}", seen, lock
        for _ in range(2):
            threading.Thread(target=crawl, args=args).start()
        paths.put("/")
        waiter = threading.Thread(target=paths.join, daemon=True)
        waiter.start()
        waiter.join(timeout=8)
        server.shutdown()
    print(sorted(seen), "not fetched:", len(Shop.pages))
    paths.put(None)
    paths.put(None)


if __name__ == "__main__":
    main()
