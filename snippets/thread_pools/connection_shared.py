"""One connection, two threads: the second request is refused."""

import socket
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import Event


def download(host: HTTPConnection, path: str, asked: Event, go: Event):
    host.request("GET", path)
    asked.set()
    go.wait(timeout=5)  # for the answer, which has not come yet


def main() -> None:
    asked, go = Event(), Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        host = HTTPConnection("127.0.0.1", port, timeout=5)
        with ThreadPoolExecutor(max_workers=2) as pool:
            tea = pool.submit(download, host, "/tea", asked, go)
            asked.wait(timeout=5)
            salt = pool.submit(download, host, "/salt", asked, go)
            print("salt:", repr(salt.exception(timeout=5)))
            go.set()
        print("tea:", repr(tea.exception(timeout=5)))
        host.close()


if __name__ == "__main__":
    main()
