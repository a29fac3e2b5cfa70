"""A hook starts the thread again in each child."""

# needs: os.fork

import os
import threading
from queue import SimpleQueue


class Saver:
    def __init__(self) -> None:
        self.start()
        os.register_at_fork(after_in_child=self.start)

    def start(self) -> None:
        self.orders: SimpleQueue[str] = SimpleQueue()
        self.saved: list[str] = []
        self.thread = threading.Thread(target=self.save)
        self.thread.start()

    def save(self) -> None:
        self.saved.append(self.orders.get(timeout=5))


def main() -> None:
    saver = Saver()
    pid = os.fork()
    if pid == 0:
        saver.orders.put("tea")
        saver.thread.join(timeout=5)
        os._exit(0 if saver.saved else 1)
    _, status = os.waitpid(pid, 0)
    print("child, saved:", status == 0)
    saver.orders.put("milk")
    saver.thread.join(timeout=5)
    print("parent, saved:", saver.saved)


if __name__ == "__main__":
    main()
