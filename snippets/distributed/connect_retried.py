"""A client that tries again gets in when the server has opened."""

import multiprocessing
import time
from multiprocessing.connection import Connection
from multiprocessing.managers import BaseManager

KEY, NAP, PATIENCE = b"the shop's key", 0.1, 8


def connect(address: tuple[str, int], news: Connection) -> None:
    desk = BaseManager(address, KEY)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            desk.connect()
            return news.send("connected")
        except ConnectionRefusedError:
            news.send("refused")
            time.sleep(NAP)


def main() -> None:
    with BaseManager(("127.0.0.1", 0), KEY) as desk:
        address = desk.address  # a free port, once this server has closed
    reader, news = multiprocessing.Pipe(duplex=False)
    ann = multiprocessing.Process(target=connect, args=(address, news))
    ann.start()
    print("first:", reader.recv() if reader.poll(PATIENCE) else "nothing")
    with BaseManager(address, KEY):
        ann.join(timeout=PATIENCE)
    while reader.poll():
        last = reader.recv()
    print("last:", last)


if __name__ == "__main__":
    main()
