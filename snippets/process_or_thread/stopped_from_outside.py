"""A process can be stopped while it works; a thread has to agree."""

import multiprocessing
import threading
from multiprocessing.synchronize import Event


def count_forever(at_work: Event) -> None:
    at_work.set()
    while True:
        pass


def count_until(closing: threading.Event) -> None:
    while not closing.is_set():
        pass


def main() -> None:
    at_work = multiprocessing.Event()
    ann = multiprocessing.Process(target=count_forever, args=(at_work,))
    ann.start()
    print("process: at work:", at_work.wait(timeout=5))
    ann.terminate()
    ann.join(timeout=5)
    print(f"process: exit code {ann.exitcode}")

    closing = threading.Event()
    bob = threading.Thread(target=count_until, args=(closing,))
    bob.start()
    print("thread: has terminate:", hasattr(bob, "terminate"))
    closing.set()
    bob.join(timeout=5)
    print("thread: has agreed to stop:", not bob.is_alive())


if __name__ == "__main__":
    main()
