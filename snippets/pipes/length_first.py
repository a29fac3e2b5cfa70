"""The length in front of a message lets it hold any text."""

# needs: os.fork

import os
from collections.abc import Iterator
from io import BufferedReader, BufferedWriter

ORDERS = ["3 tea", "2 rye\nby noon", "5 oil"]


def send(writer: BufferedWriter, text: str) -> None:
    data = text.encode()
    writer.write(len(data).to_bytes(4, "big") + data)


def received(reader: BufferedReader) -> Iterator[str]:
    while length := reader.read(4):
        yield reader.read(int.from_bytes(length, "big")).decode()


def main() -> None:
    orders, order = os.pipe()
    pid = os.fork()
    if pid == 0:
        with open(order, "wb") as writer:
            for text in ORDERS:
                send(writer, text)
        os._exit(0)

    os.close(order)
    with open(orders, "rb") as reader:
        for text in received(reader):
            print(repr(text))
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
