"""Of four threads, a semaphore lets two at a time use the server."""

# runs: picture

import threading


class Server:
    def __init__(self) -> None:
        self.limit = threading.Semaphore(2)
        self.two_here = threading.Barrier(2, timeout=5)
        self.users: list[str] = []
        self.most = 0

    def send(self, name: str) -> None:
        self.users.append(name)
        self.two_here.wait()  # until two are here
        self.most = max(self.most, len(self.users))
        self.two_here.wait()
        self.users.remove(name)


def download(server: Server, name: str) -> None:
    with server.limit:
        server.send(name)


def main() -> None:
    server, threads = Server(), []
    for name in "ann", "bob", "cid", "dan":
        args = server, name
        threads.append(threading.Thread(target=download, args=args))
        threads[-1].start()
    for thread in threads:
        thread.join(timeout=5)
    print("most at once:", server.most)


if __name__ == "__main__":
    main()
