"""`notify` wakes a thread that waits on the same condition."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Desk:
    def __init__(self, files: list[str], inside: threading.Event) -> None:
        self.changed = threading.Condition()
        self.files, self.inside = files, inside

    def get(self) -> str:
        with self.changed:
            self.inside.set()
            if not self.files and not self.changed.wait(timeout=1):
                return "not woken"
            return self.files.pop()

    def put(self, file: str) -> None:
        with self.changed:
            self.files.append(file)
            self.changed.notify()


def main() -> None:
    files: list[str] = []
    inside = threading.Event()
    loader = parser = Desk(files, inside)
    with ThreadPoolExecutor(max_workers=1) as threads:
        parsed = threads.submit(parser.get)
        inside.wait(timeout=5)
        loader.put("may.csv")
        print("parser:", parsed.result())


if __name__ == "__main__":
    main()
