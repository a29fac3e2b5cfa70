"""A path can be sent, and the worker opens the file."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def count(path: Path) -> int:
    with open(path) as lines:
        return sum("ERROR" in line for line in lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "shop.log")
        path.write_text("INFO sold tea\nERROR no salt\n")
        with ProcessPoolExecutor(1) as clerks:
            try:
                print(clerks.submit(count, path).result(timeout=5))
            except Exception as error:
                print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
