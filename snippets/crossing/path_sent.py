"""A function and a path are a small task, however long the file."""

import functools
import pickle
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def count(path: str, word: str) -> int:
    with open(path) as lines:
        return sum(word in line for line in lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "shop.log")
        path.write_text("INFO sold tea\nERROR no salt\n" * 5_000)
        task = functools.partial(count, str(path))
        print("under 1000 bytes:", len(pickle.dumps(task)) < 1000)
        with ProcessPoolExecutor(max_workers=2) as clerks:
            for word in ("ERROR", "INFO"):
                job = clerks.submit(task, word)
                print(word, job.result(timeout=5))


if __name__ == "__main__":
    main()
