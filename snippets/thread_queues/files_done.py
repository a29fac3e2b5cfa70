"""`join` of a queue returns when `task_done` was called for each item."""

import queue
import tempfile
import threading
from pathlib import Path


def clean(paths: queue.Queue, going: threading.Event) -> None:
    while (path := paths.get(timeout=5)) is not None:
        going.wait(timeout=5)
        path.write_text(path.read_text().strip())
        paths.task_done()


def main() -> None:
    paths: queue.Queue = queue.Queue()
    going = threading.Event()
    ann = threading.Thread(target=clean, args=(paths, going))
    waiter = threading.Thread(target=paths.join, daemon=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in "tea", "salt":
            path = Path(folder, name)
            path.write_text("   3 left   ")
            paths.put(path)
        waiter.start()  # because paths.join has no timeout
        ann.start()
        waiter.join(timeout=0.2)
        print("join has returned:", not waiter.is_alive())
        going.set()
        waiter.join(timeout=5)
        print("join has returned:", not waiter.is_alive())
        print([path.read_text() for path in Path(folder).iterdir()])
    paths.put(None)
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
