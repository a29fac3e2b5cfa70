"""In CPython, a thread can raise an exception in another thread."""

import ctypes
import threading


class Stop(Exception):
    """Raised in a thread by another one."""


def count(begun: threading.Event) -> None:
    try:
        begun.set()
        while True:
            pass
    except Stop:
        print("counter: Stop was raised here")


def raise_in(thread: threading.Thread, error: type[Exception]) -> int:
    ident = ctypes.c_ulong(thread.ident or 0)
    raise_it = ctypes.pythonapi.PyThreadState_SetAsyncExc
    return raise_it(ident, ctypes.py_object(error))


def main() -> None:
    begun = threading.Event()
    counter = threading.Thread(target=count, args=(begun,))
    counter.start()
    begun.wait(timeout=5)
    told = raise_in(counter, Stop)
    counter.join(timeout=5)
    print("main: threads told:", told)
    print("main: still counting:", counter.is_alive())


if __name__ == "__main__":
    main()
