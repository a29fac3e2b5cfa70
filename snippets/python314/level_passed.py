"""An argument is known to the workers under each start method."""

import functools
import multiprocessing
import tempfile
from pathlib import Path

LOGS = {"app": "INFO up\nERROR\nERROR\n", "web": "ERROR\n"}


def count(log: Path, level: str) -> int:
    lines = log.read_text().splitlines()
    return sum(line.startswith(level) for line in lines)


def main() -> None:
    level = "ERROR"  # from the command line, say
    with tempfile.TemporaryDirectory() as folder:
        logs = [Path(folder, name) for name in LOGS]
        for log in logs:
            log.write_text(LOGS[log.name])
        method = multiprocessing.get_start_method()
        counter = functools.partial(count, level=level)
        with multiprocessing.Pool(2) as workers:
            print(method, "errors:", workers.map(counter, logs))


if __name__ == "__main__":
    main()
