"""A request through a pipe for each clerk reaches those that live."""

import multiprocessing
import os
import threading
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event


def serve(crashes: bool, at_work: Event, closing: Connection) -> None:
    if crashes:
        threading.Timer(0.5, os._exit, args=(1,)).start()
    at_work.set()
    closing.poll(timeout=9)


def hire(crashes: bool, closing: Connection) -> multiprocessing.Process:
    at_work = multiprocessing.Event()
    args = (crashes, at_work, closing)
    clerk = multiprocessing.Process(target=serve, args=args)
    clerk.start()
    at_work.wait(timeout=5)
    return clerk


def main() -> None:
    pipes = [multiprocessing.Pipe() for _ in range(2)]
    ann, bob = hire(True, pipes[0][1]), hire(False, pipes[1][1])
    ann.join(timeout=5)
    for closing, _ in pipes:
        closing.send("closing")
    bob.join(timeout=3)
    print("ann: exit code", ann.exitcode)
    print("bob: exit code", bob.exitcode)


if __name__ == "__main__":
    main()
