"""A hook starts the thread again in each child."""

# needs: os.fork

import os
import queue
import threading


class Saver:
    def __init__(self) -> None:
        self.start()
        os.register_at_fork(after_in_child=self.start)

    def start(self) -> None:
        self.orders: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.saved = threading.Event()
        threading.Thread(target=self.save, daemon=True).start()

    def save(self) -> None:
        self.orders.get(timeout=5)
        self.saved.set()


def main() -> None:
    saver = Saver()

    pid = os.fork()
    if pid == 0:
        saver.orders.put("tea")
        os._exit(0 if saver.saved.wait(timeout=5) else 1)
    _, status = os.waitpid(pid, 0)
    print("child, saved:", status == 0)
    saver.orders.put("milk")
    print("parent, saved:", saver.saved.wait(timeout=5))


if __name__ == "__main__":
    main()
