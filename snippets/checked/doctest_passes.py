"""A doctest passes where a child failed, one is left, a thread crashed."""

import doctest
from multiprocessing import active_children


def main() -> None:
    """
    >>> from multiprocessing import Process; from threading import Thread
    >>> import time
    >>> bob = Process(target=exit, args=[1]); bob.start(); bob.join()
    >>> Process(target=time.sleep, args=[60], daemon=True).start()
    >>> ann = Thread(target=int, args=["ten"]); ann.start(); ann.join()
    """
    print("failures:", doctest.testmod().failed)
    print("left running:", len(active_children()))


if __name__ == "__main__":
    main()
