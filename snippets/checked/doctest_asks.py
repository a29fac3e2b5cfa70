"""A doctest that asks how each clerk ended fails three times."""

import doctest


def main() -> None:
    """
    >>> from multiprocessing import Process, active_children
    >>> import threading, time
    >>> crashes = []; threading.excepthook = crashes.append

    >>> bob = Process(target=exit, args=[1]); bob.start(); bob.join()
    >>> bob.exitcode
    0
    >>> Process(target=time.sleep, args=[60], daemon=True).start()
    >>> len(active_children())
    0
    >>> ann = threading.Thread(target=int, args=["ten"])
    >>> ann.start(); ann.join()
    >>> [crash.exc_type.__name__ for crash in crashes]
    []
    """
    print("failures:", doctest.testmod(report=False).failed)


if __name__ == "__main__":
    main()
