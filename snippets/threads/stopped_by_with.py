"""A `with` block stops its thread, even if an error ends the block."""

import threading


class Heartbeat:
    def __init__(self, seconds: float) -> None:
        self.seconds, self.stop = seconds, threading.Event()
        self.thread = threading.Thread(target=self.beat)

    def beat(self) -> None:
        while not self.stop.wait(self.seconds):
            pass  # tell the server that this program is alive
        print("heartbeat: stopped")

    def __enter__(self) -> "Heartbeat":
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop.set()
        self.thread.join(timeout=5)


def main() -> None:
    try:
        with Heartbeat(seconds=0.01):
            raise ValueError("row 7 is not a number")
    except ValueError as error:
        print("main:", error)
    print("main: threads:", threading.active_count())


if __name__ == "__main__":
    main()
