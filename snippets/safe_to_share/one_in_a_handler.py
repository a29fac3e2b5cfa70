"""A handler of logging has one thread at a time in its emit."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor


class Paper(logging.Handler):
    def __init__(self, both: threading.Barrier) -> None:
        super().__init__()
        self.both = both
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
        try:
            self.both.wait(timeout=1)  # is another thread in here?
            self.lines.append("both are writing")
        except threading.BrokenBarrierError:
            self.lines.append("alone")


def main() -> None:
    paper = Paper(threading.Barrier(2))
    log = logging.Logger("shop")
    log.addHandler(paper)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        clerks.map(log.warning, ["order 1", "order 2"])
    print(sorted(paper.lines))


if __name__ == "__main__":
    main()
