"""A method that stops a worker joins it before it acquires the lock."""

import threading


class Saver:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.saved = "nothing"
        self.worker = threading.Thread(target=self.run)

    def run(self) -> None:
        self.stopping.wait(timeout=5)
        with self.lock:
            self.saved = "last page"

    def stop(self) -> str:
        self.stopping.set()
        self.worker.join(timeout=5)
        with self.lock:
            return self.saved


def main() -> None:
    saver = Saver()
    saver.worker.start()
    print("saved when stop returns:", saver.stop())


if __name__ == "__main__":
    main()
