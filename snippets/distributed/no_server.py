"""A client that connects before the server is there is refused."""

# runs: exit 1

import socket
from multiprocessing.managers import BaseManager


def main() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # ours, and nobody listens there
        desk = BaseManager(taken.getsockname(), b"the shop's key")
        desk.connect()


if __name__ == "__main__":
    main()
