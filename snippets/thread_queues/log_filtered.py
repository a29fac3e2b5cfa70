"""Three threads read, filter, and write a log; None ends each in turn."""

# runs: picture

import queue
import tempfile
import threading
from pathlib import Path


def read(log: Path, lines: queue.Queue) -> None:
    with log.open() as file:
        for line in file:
            lines.put(line, timeout=5)
    lines.put(None, timeout=5)


def select(lines: queue.Queue, errors: queue.Queue) -> None:
    for line in iter(lambda: lines.get(timeout=5), None):
        if line.endswith(" 500\n"):
            errors.put(line, timeout=5)
    errors.put(None, timeout=5)


def write(errors: queue.Queue, report: Path) -> None:
    with report.open("w") as file:
        file.writelines(iter(lambda: errors.get(timeout=5), None))


def main() -> None:
    lines, errors = queue.Queue(maxsize=2), queue.Queue(maxsize=2)
    with tempfile.TemporaryDirectory() as folder:
        log, report = Path(folder, "access.log"), Path(folder, "errors.log")
        log.write_text("GET /tea 200\nPUT /tea 500\n" * 2)
        calls = (read, log, lines), (select, lines, errors)
        stages = []
        for stage, *args in *calls, (write, errors, report):
            stages.append(threading.Thread(target=stage, args=args))
            stages[-1].start()
        for thread in stages:
            thread.join(timeout=5)
        print(report.read_text(), end="")


if __name__ == "__main__":
    main()
