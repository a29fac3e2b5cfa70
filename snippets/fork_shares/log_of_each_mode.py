"""Two processes that open a log with "w" overwrite each other's lines."""

# needs: os.fork

import os
import tempfile
from pathlib import Path


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for mode in "w", "a":
            log_file = Path(folder, f"{mode}.log")
            with open(log_file, mode) as log:
                pid = os.fork()
                if pid == 0:
                    with open(log_file, mode) as mine:
                        mine.write("ann packed tea\n")
                    os._exit(0)
                os.waitpid(pid, 0)
                log.write("bob packed tea\n")
            print(mode, log_file.read_text().splitlines())


if __name__ == "__main__":
    main()
