"""With maxsize=2, the third line is put when the first is got."""

import multiprocessing
import tempfile
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path


def read(log: Path, lines: Queue, third: Event) -> None:
    with log.open() as text:
        for number, line in enumerate(text, 1):
            lines.put(line.strip(), timeout=5)  # waits for room
            if number == 3:
                third.set()


def main() -> None:
    lines, third = multiprocessing.Queue(maxsize=2), multiprocessing.Event()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "access.log")
        log.write_text("GET / 200\nGET /old 404\nPUT /tea 200\n")
        args = (log, lines, third)
        reader = multiprocessing.Process(target=read, args=args)
        reader.start()
        print("third line is put:", third.wait(timeout=0.5))
        print("got:", lines.get(timeout=5))
        print("third line is put:", third.wait(timeout=5))
        print("got:", lines.get(timeout=5))
        print("got:", lines.get(timeout=5))
        reader.join(timeout=5)


if __name__ == "__main__":
    main()
