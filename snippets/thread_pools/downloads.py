"""Threads download three files, and map keeps the order of the calls."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen


class Files(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * int(self.path[1:]))

    def log_message(self, *_: object) -> None:
        pass


def download(url: str) -> int:
    with urlopen(url, timeout=5) as answer:
        return len(answer.read())


def main() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        urls = [f"{host}/{size}" for size in (9000, 200, 50)]
        with ThreadPoolExecutor(max_workers=3) as pool:
            for size in pool.map(download, urls):
                print("downloaded", size)
        server.shutdown()


if __name__ == "__main__":
    main()
