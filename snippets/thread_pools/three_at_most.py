"""With three threads, the host gets at most three requests at once."""

from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier, Lock, Thread
from urllib.request import urlopen


class Host(ThreadingHTTPServer):
    here = most = 0
    lock = Lock()
    three = Barrier(3, timeout=5)


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        host = self.server
        with host.lock:
            host.here += 1
            host.most = max(host.most, host.here)
        host.three.wait()  # two more requests are here
        with host.lock:
            host.here -= 1
        self.send_response_only(204)
        self.end_headers()


def download(url: str) -> int:
    with urlopen(url, timeout=9) as answer:
        return answer.status


def main() -> None:
    with Host(("127.0.0.1", 0), Pages) as host:
        thread = Thread(target=host.serve_forever, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{host.server_port}/"
        with ThreadPoolExecutor(max_workers=3) as pool:
            answers = list(pool.map(download, [url] * 12))
        host.shutdown()
        thread.join(timeout=5)
    print("requests:", len(answers), "most at once:", host.most)


if __name__ == "__main__":
    main()
