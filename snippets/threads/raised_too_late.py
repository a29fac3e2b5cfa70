"""A thread that waits gets the exception when its wait is over."""

import ctypes
import os
import threading


class Stop(Exception):
    """Raised in a thread by another one."""


def send(writing: int) -> None:
    try:
        os.write(writing, bytes(1_000_000))  # waits for a reader
        while True:
            pass
    except Stop:
        print("sender: stopped")


def main() -> None:
    reading, writing = os.pipe()
    sender = threading.Thread(target=send, args=(writing,))
    sender.start()
    size = len(os.read(reading, 1))  # now the sender is in os.write
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(sender.ident or 0), ctypes.py_object(Stop)
    )
    sender.join(timeout=0.5)
    print("main: the sender still waits:", sender.is_alive())
    while size < 1_000_000:
        size += len(os.read(reading, 100_000))
    sender.join(timeout=5)
    print("main: and now:", sender.is_alive())
    os.close(reading)
    os.close(writing)


if __name__ == "__main__":
    main()
