"""The tasks of a pool count one log, and add to a manager's dict."""

# runs: limit 30 s

import itertools
import multiprocessing
import tempfile
from collections import Counter
from multiprocessing.managers import AcquirerProxy, DictProxy
from pathlib import Path

WORKERS = 3
HOUR = "GET / 200\nGET /old 404\nPUT /tea 200\nGET /vase 500\n"


def count(
    log: Path, part: int, totals: DictProxy, lock: AcquirerProxy
) -> None:
    with log.open() as file:
        lines = itertools.islice(file, part, None, WORKERS)
        mine = Counter(line.split()[-1] for line in lines)
    with lock:  # once for each task, not for each line
        for status, number in mine.items():
            totals[status] = totals.get(status, 0) + number


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "access.log")
        log.write_text(HOUR * 1000)
        with multiprocessing.Manager() as manager:
            totals, lock = manager.dict(), manager.Lock()
            tasks = [(log, part, totals, lock) for part in range(WORKERS)]
            with multiprocessing.Pool(WORKERS) as pool:
                pool.starmap_async(count, tasks).get(timeout=20)
            print(sorted(totals.items()))


if __name__ == "__main__":
    main()
