"""Paths go through two stages, and None ends each of them in turn."""

# runs: picture

import multiprocessing
import tempfile
from collections import Counter
from multiprocessing.queues import Queue
from pathlib import Path


def parse(paths: Queue, codes: Queue) -> None:
    while (path := paths.get(timeout=5)) is not None:
        for line in path.read_text().splitlines():
            codes.put(line.split()[-1])
    codes.put(None)


def count(codes: Queue, totals: Queue) -> None:
    totals.put(Counter(iter(lambda: codes.get(timeout=5), None)))


def main() -> None:
    paths, codes, totals = (multiprocessing.Queue() for _ in range(3))
    clerks = []
    for stage, *args in (parse, paths, codes), (count, codes, totals):
        clerks.append(multiprocessing.Process(target=stage, args=args))
        clerks[-1].start()
    with tempfile.TemporaryDirectory() as folder:
        for day in 1, 2:
            path = Path(folder, f"day{day}.log")
            path.write_text("GET /old 404\n" + "PUT /tea 200\n" * day)
            paths.put(path)
        paths.put(None)
        print(totals.get(timeout=5))
    for clerk in clerks:
        clerk.join(timeout=5)
        print("exit code", clerk.exitcode)


if __name__ == "__main__":
    main()
