"""JoinableQueue.join returns when each page that was put is fetched."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import JoinableQueue, Process, SimpleQueue, queues
from urllib.request import urlopen


class Shop(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + self.path.encode())


def fetch(urls: queues.JoinableQueue, texts: queues.SimpleQueue) -> None:
    while (url := urls.get(timeout=8)) is not None:
        with urlopen(url, timeout=5) as page:
            texts.put(page.read())
        urls.task_done()


def main() -> None:
    urls, texts = JoinableQueue(), SimpleQueue()
    for _ in range(2):
        Process(target=fetch, args=(urls, texts)).start()
    with HTTPServer(("127.0.0.1", 0), Shop) as server:
        threading.Thread(target=server.serve_forever).start()
        for name in "oil", "rye", "tea":
            urls.put(f"http://127.0.0.1:{server.server_port}/{name}")
        waiter = threading.Thread(target=urls.join, daemon=True)
        waiter.start()  # because urls.join has no timeout
        waiter.join(timeout=8)
        server.shutdown()
    print(sorted(texts.get() for _ in range(3) if not texts.empty()))
    urls.put(None)
    urls.put(None)


if __name__ == "__main__":
    main()
