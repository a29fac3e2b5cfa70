"""An exception from outside can cut a `finally` short."""

import ctypes
import threading
import time


class Stop(Exception):
    """Raised in a thread by another one."""


def sell(tidying: threading.Event, done: list[str]) -> None:
    try:
        try:
            done.append("sold")
        finally:
            tidying.set()
            for _ in range(2000):  # long tidying
                time.sleep(0.001)
            done.append("drawer locked")
    except Stop:
        print("ann: Stop was raised")


def main() -> None:
    tidying, done = threading.Event(), list[str]()
    ann = threading.Thread(target=sell, args=(tidying, done))
    ann.start()
    tidying.wait(timeout=5)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(ann.ident or 0), ctypes.py_object(Stop)
    )
    ann.join(timeout=5)
    print("done:", done)


if __name__ == "__main__":
    main()
