"""With call_in_thread, main gets Ctrl-C while the interpreter works."""

# needs: python>=3.14

import os
import signal
from concurrent import interpreters


def count(stock: memoryview) -> None:
    while stock[0] == 0:  # until main has its thread
        pass
    os.kill(os.getpid(), signal.SIGINT)  # as Ctrl-C does
    while stock[0] == 1:
        pass


def main() -> None:
    stock = bytearray(1)
    ann = interpreters.create()
    thread = ann.call_in_thread(count, memoryview(stock))
    try:
        stock[0] = 1
        thread.join(timeout=5)
    except KeyboardInterrupt:
        print("main: KeyboardInterrupt, counting:", ann.is_running())
    stock[0] = 2  # main asks the interpreter to stop
    thread.join(timeout=5)
    print("main: counting:", ann.is_running())
    ann.close()


if __name__ == "__main__":
    main()
