"""Start of exercise 1: each task reads and compiles the rules."""

import json
import multiprocessing
import re
import tempfile
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

LINES = ["tea 12", "late 7", "salt 3", "late 9", "milk 1", "late 2"]


def keep(path: Path, count: Synchronized) -> None:
    global rules, loaded
    rules, loaded = path, count


def is_late(line: str) -> bool:
    late = re.compile(json.loads(rules.read_text())["late"])
    with loaded.get_lock():
        loaded.value += 1
    return bool(late.match(line))


def main() -> None:
    loaded = multiprocessing.Value("i", 0)
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules.json")
        rules.write_text('{"late": "late .*"}')
        with multiprocessing.Pool(2, keep, (rules, loaded)) as clerks:
            found = clerks.map(is_late, LINES, chunksize=1)
            clerks.close()
            clerks.join()
    print("late:", sum(found))
    print("rules loaded:", loaded.value)


if __name__ == "__main__":
    main()
