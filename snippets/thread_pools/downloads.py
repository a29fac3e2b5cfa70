"""Threads download three files, and map keeps the order of the calls."""

from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.request import urlopen


class Files(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response_only(200)
        self.end_headers()
        self.wfile.write(b"x" * int(self.path[1:]))


def download(url: str) -> int:
    with urlopen(url, timeout=5) as answer:
        return len(answer.read())


def main() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        host = f"http://127.0.0.1:{server.server_port}"
        urls = [f"{host}/{size}" for size in (9000, 200, 50)]
        with ThreadPoolExecutor(max_workers=3) as pool:
            for size in pool.map(download, urls):
                print("downloaded", size)
        server.shutdown()
        thread.join(timeout=5)


if __name__ == "__main__":
    main()
