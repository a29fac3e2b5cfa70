"""A timeout in the request itself ends the task."""

import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen


def download(url: str) -> bytes:
    with urlopen(url, timeout=0.2) as answer:
        return answer.read()


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # no answer
        port = silent.getsockname()[1]
        with ThreadPoolExecutor(max_workers=1) as pool:
            job = pool.submit(download, f"http://127.0.0.1:{port}/a.jpg")
        print(repr(job.exception(timeout=5)))


if __name__ == "__main__":
    main()
