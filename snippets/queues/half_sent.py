"""After half a message, `recv` raises a plain OSError."""

# needs: os.fork

import multiprocessing
import os
from multiprocessing.connection import Connection


def send(desk: Connection) -> None:
    os.set_blocking(desk.fileno(), False)  # raise when the pipe is full
    try:
        desk.send(bytes(1_000_000))
    except BlockingIOError:
        os._exit(3)  # as in a crash


def main() -> None:
    here, there = multiprocessing.Pipe(duplex=False)
    ann = multiprocessing.Process(target=send, args=(there,))
    ann.start()
    there.close()
    ann.join(timeout=8)
    print("exit code", ann.exitcode)
    try:
        here.recv()
    except (EOFError, OSError) as error:
        print(repr(error))


if __name__ == "__main__":
    main()
