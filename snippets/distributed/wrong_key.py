"""The server turns away a client that does not have its key."""

import multiprocessing
from multiprocessing.managers import BaseManager


def call_at(address: tuple[str, int], key: bytes) -> None:
    try:
        BaseManager(address, key).connect()
        print("connected")
    except multiprocessing.AuthenticationError as error:
        print(f"AuthenticationError: {error}")


def main() -> None:
    with BaseManager(("127.0.0.1", 0), b"the shop's key") as desk:
        call_at(desk.address, b"another key")
        call_at(desk.address, b"the shop's key")


if __name__ == "__main__":
    main()
