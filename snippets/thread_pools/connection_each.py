"""Each thread opens its own connection, and main closes them all."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = threading.local()


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps the connection open

    def do_GET(self) -> None:
        self.send_response_only(204)
        self.end_headers()


def connect(port: int, opened: list, both: threading.Barrier) -> None:
    HERE.host = HTTPConnection("127.0.0.1", port, timeout=5)
    opened.append(HERE.host)
    both.wait()  # so that the pool has both threads


def download(path: str) -> int:
    HERE.host.request("GET", path)
    with HERE.host.getresponse() as answer:
        answer.read()
        return answer.status


def main() -> None:
    opened: list[HTTPConnection] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        args = server.server_port, opened, threading.Barrier(2, timeout=5)
        with ThreadPoolExecutor(2, "web", connect, args) as pool:
            print("answers:", *pool.map(download, ["/"] * 6))
        for connection in opened:
            connection.close()
        server.shutdown()
        thread.join(timeout=5)
    print("connections:", len(opened))


if __name__ == "__main__":
    main()
