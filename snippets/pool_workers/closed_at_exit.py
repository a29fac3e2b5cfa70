"""What an initializer has registered runs at the end of its worker."""

# runs: limit 30 s

import atexit
import multiprocessing
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import util
from pathlib import Path


def register(folder: str) -> None:
    atexit.register(Path(folder, "atexit").touch)
    leave = Path(folder, "Finalize").touch
    util.Finalize(None, leave, exitpriority=10)


def main() -> None:
    for method in sorted(multiprocessing.get_all_start_methods()):
        context = multiprocessing.get_context(method)
        with tempfile.TemporaryDirectory() as folder:
            with ProcessPoolExecutor(
                1, context, initializer=register, initargs=(folder,)
            ) as clerks:
                clerks.submit(abs, -3).result(timeout=8)
            print(f"{method}:", *sorted(os.listdir(folder)))


if __name__ == "__main__":
    main()
