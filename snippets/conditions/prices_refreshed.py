"""A job runs again and again, until an event ends its naps."""

import json
import tempfile
import threading
from pathlib import Path

EVERY = 0.05


class Prices:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.stop, self.seen = threading.Event(), threading.Event()
        self.now: dict[str, int] = {}

    def refresh(self) -> None:
        while not self.stop.wait(EVERY):
            self.now = json.loads(self.path.read_text())
            self.seen.set()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prices = Prices(Path(folder, "prices.json"))
        prices.path.write_text('{"tea": 3}')
        job = threading.Thread(target=prices.refresh)
        job.start()
        print("refreshed:", prices.seen.wait(timeout=5), prices.now)
        prices.stop.set()
        job.join(timeout=5)
        print("still refreshing:", job.is_alive())


if __name__ == "__main__":
    main()
