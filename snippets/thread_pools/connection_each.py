"""Each thread opens its own connection, and main closes them all."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = threading.local()


class Host(ThreadingHTTPServer):
    two = threading.Barrier(2, timeout=5)


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps the connection open

    def do_GET(self) -> None:
        self.server.two.wait()  # the other connection asks, too
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def connect(port: int, opened: list[HTTPConnection]) -> None:
    HERE.host = HTTPConnection("127.0.0.1", port, timeout=9)
    opened.append(HERE.host)


def download(path: str) -> int:
    HERE.host.request("GET", path)
    with HERE.host.getresponse() as answer:
        answer.read()
        return answer.status


def main() -> None:
    opened: list[HTTPConnection] = []
    with Host(("127.0.0.1", 0), Pages) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        args = host.server_port, opened
        with ThreadPoolExecutor(2, "web", connect, args) as pool:
            print("answers:", *pool.map(download, ["/"] * 6))
        for connection in opened:
            connection.close()
        host.shutdown()
    print("connections:", len(opened))


if __name__ == "__main__":
    main()
