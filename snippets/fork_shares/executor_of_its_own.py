"""An executor that the child makes has threads."""

# needs: os.fork

import os
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event


def pack(item: str) -> str:
    return f"{item} packed"


def main() -> None:
    child_ended = Event()
    with ThreadPoolExecutor(1) as packers:
        packers.submit(child_ended.wait, timeout=5)

        pid = os.fork()
        if pid == 0:
            packers = ThreadPoolExecutor(1)
            milk = packers.submit(pack, "milk")
            wait([milk], timeout=5)
            os._exit(0 if milk.done() else 1)
        _, status = os.waitpid(pid, 0)
        print("child, done:", status == 0)

        child_ended.set()
        print("parent:", packers.submit(pack, "tea").result(timeout=5))


if __name__ == "__main__":
    main()
