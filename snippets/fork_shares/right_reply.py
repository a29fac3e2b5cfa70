"""A child that opens its own connection leaves no reply to its parent."""

# needs: os.fork

import os
import signal
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Prices(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = f"price of {self.path[1:]}".encode()
        self.send_response_only(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Prices) as server:
        serving = os.fork()
        if serving == 0:
            server.serve_forever()
        shop = HTTPConnection(*server.server_address[:2], timeout=5)
        shop.connect()

        pid = os.fork()
        if pid == 0:
            own = HTTPConnection(shop.host, shop.port, timeout=5)
            own.request("GET", "/tea")
            own.getresponse().read()
            os._exit(0)
        os.waitpid(pid, 0)
        shop.request("GET", "/milk")
        print("asked for milk:", shop.getresponse().read().decode())
        os.kill(serving, signal.SIGTERM)
        os.waitpid(serving, 0)
        shop.close()


if __name__ == "__main__":
    main()
