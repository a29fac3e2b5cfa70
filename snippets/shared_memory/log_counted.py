"""Three processes count one log, and add their counts to one Array."""

# runs: limit 30 s

import itertools
import multiprocessing
import tempfile
from multiprocessing.sharedctypes import SynchronizedArray
from pathlib import Path

CLERKS = 3
HOUR = "GET / 200\nGET /old 404\nPUT /tea 200\nGET /vase 500\n"


def count(log: Path, part: int, totals: SynchronizedArray) -> None:
    mine = [0] * 6
    with log.open() as lines:
        for line in itertools.islice(lines, part, None, CLERKS):
            mine[int(line.split()[-1]) // 100] += 1
    with totals.get_lock():  # once for each process, not for each line
        for kind, number in enumerate(mine):
            totals[kind] += number


def main() -> None:
    totals = multiprocessing.Array("q", 6)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "access.log")
        log.write_text(HOUR * 1000)
        clerks = [
            multiprocessing.Process(target=count, args=(log, part, totals))
            for part in range(CLERKS)
        ]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join(timeout=20)
    for kind in 2, 4, 5:
        print(f"{kind}xx:", totals[kind])


if __name__ == "__main__":
    main()
