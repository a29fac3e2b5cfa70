"""While main waits in these calls, ann works."""

# needs: gil

import os
import socket
import threading
from functools import partial
from operator import methodcaller

CALL = methodcaller("__call__")


def work(done: list[int], stop: threading.Event) -> None:
    while not stop.is_set():
        done[0] += 1


def main() -> None:
    done, stop = [0], threading.Event()
    ann = threading.Thread(target=work, args=(done, stop))
    ann.start()
    lock = threading.Lock()
    lock.acquire()
    near, far = socket.socketpair()
    closing = threading.Timer(0.2, far.close)  # recv waits until then
    closing.start()
    for name, call in {
        "wait for data": partial(near.recv, 1),
        "wait for a lock": partial(lock.acquire, timeout=0.2),
        "wait for a program": partial(os.system, "sleep 0.2"),
    }.items():
        before, _, after = map(CALL, (done.copy, call, done.copy))
        print(f"{name}: ann worked: {before != after}")
    closing.join(timeout=5)
    near.close()
    stop.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
