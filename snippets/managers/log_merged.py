"""Each task returns what it has counted, and main adds it up."""

# runs: limit 30 s

import itertools
import multiprocessing
import tempfile
from collections import Counter
from pathlib import Path

WORKERS = 3
HOUR = "GET / 200\nGET /old 404\nPUT /tea 200\nGET /vase 500\n"


def count(log: Path, part: int) -> Counter[str]:
    with log.open() as file:
        lines = itertools.islice(file, part, None, WORKERS)
        return Counter(line.split()[-1] for line in lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "access.log")
        log.write_text(HOUR * 1000)
        tasks = [(log, part) for part in range(WORKERS)]
        with multiprocessing.Pool(WORKERS) as pool:
            counted = pool.starmap_async(count, tasks).get(timeout=20)
        print(sorted(sum(counted, Counter()).items()))


if __name__ == "__main__":
    main()
