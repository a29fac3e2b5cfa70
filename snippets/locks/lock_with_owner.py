"""A lock that notes its holder can be asked who holds it."""

import threading


class OwnedLock:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.owner = ""

    def __enter__(self) -> None:
        if not self.lock.acquire(timeout=0.2):
            raise TimeoutError(f"held by {self.owner}")
        self.owner = threading.current_thread().name

    def __exit__(self, *error: object) -> None:
        self.owner = ""
        self.lock.release()


def hold(drawer: OwnedLock, told: threading.Barrier) -> None:
    with drawer:
        told.wait()
        told.wait()


def main() -> None:
    drawer, told = OwnedLock(), threading.Barrier(2, timeout=5)
    ann = threading.Thread(target=hold, args=(drawer, told), name="ann")
    ann.start()
    told.wait()
    try:
        with drawer:
            print("main has it")
    except TimeoutError as error:
        print("TimeoutError:", error)
    told.wait()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
