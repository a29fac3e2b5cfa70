"""A download that fails goes back into the queue, at most twice."""

import queue
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError
from urllib.request import urlopen


class Shop(BaseHTTPRequestHandler):
    answers = {"/tea": [503, 200], "/salt": [200], "/oil": [503] * 3}

    def do_GET(self) -> None:
        code = self.answers[self.path].pop(0)
        self.wfile.write(b"HTTP/1.0 %d Answer\r\n\r\n" % code)


def fetch(tasks: queue.Queue, ends: queue.Queue, host: str) -> None:
    for path, tries in iter(lambda: tasks.get(timeout=8), None):
        try:
            with urlopen(host + path, timeout=5) as page:
                ends.put((path, tries, page.status))
        except HTTPError as error:
            error.close()
            if tries < 3:
                tasks.put((path, tries + 1))
            else:
                ends.put((path, tries, error.code))


def main() -> None:
    tasks, ends = queue.Queue(), queue.Queue()
    with HTTPServer(("127.0.0.1", 0), Shop) as server:
        threading.Thread(target=server.serve_forever).start()
        host = f"http://127.0.0.1:{server.server_port}"
        ann = threading.Thread(target=fetch, args=(tasks, ends, host))
        ann.start()
        for path in Shop.answers:
            tasks.put((path, 1))
        for path, tries, code in sorted(ends.get(timeout=8) for _ in "123"):
            print(f"{path}: {code} at try {tries}")
        tasks.put(None)
        ann.join(timeout=8)
        server.shutdown()


if __name__ == "__main__":
    main()
