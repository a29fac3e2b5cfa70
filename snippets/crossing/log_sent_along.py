"""A bound method takes its whole object along, in each task."""

import pickle
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


class Log:
    def __init__(self, path: Path) -> None:
        self.lines = path.read_text().splitlines()

    def count(self, word: str) -> int:
        return sum(word in line for line in self.lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "shop.log")
        path.write_text("INFO sold tea\nERROR no salt\n" * 5_000)
        task = Log(path).count
        print("bytes in a task:", len(pickle.dumps(task)))
        with ProcessPoolExecutor(max_workers=2) as clerks:
            for word in ("ERROR", "INFO"):
                job = clerks.submit(task, word)
                print(word, job.result(timeout=5))


if __name__ == "__main__":
    main()
