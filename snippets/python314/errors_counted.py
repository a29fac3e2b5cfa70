"""Under fork alone, workers know a name that main sets."""

import multiprocessing
import tempfile
from pathlib import Path

LOGS = {"app": "INFO up\nERROR\nERROR\n", "web": "ERROR\n"}


def count(log: Path) -> int:
    lines = log.read_text().splitlines()
    return sum(line.startswith(level) for line in lines)


def main() -> None:
    global level
    level = "ERROR"  # from the command line, say
    with tempfile.TemporaryDirectory() as folder:
        logs = [Path(folder, name) for name in LOGS]
        for log in logs:
            log.write_text(LOGS[log.name])
        method = multiprocessing.get_start_method()
        with multiprocessing.Pool(2) as workers:
            try:
                print(method, "errors:", workers.map(count, logs))
            except NameError as error:
                print(f"{method}: NameError: {error}")


if __name__ == "__main__":
    main()
