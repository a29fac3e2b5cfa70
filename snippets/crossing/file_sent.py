"""An open file cannot be sent with a task."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TextIO


def count(lines: TextIO) -> int:
    return sum("ERROR" in line for line in lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "shop.log")
        path.write_text("INFO sold tea\nERROR no salt\n")
        with ProcessPoolExecutor(1) as clerks, open(path) as log:
            try:
                print(clerks.submit(count, log).result(timeout=5))
            except Exception as error:
                print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
