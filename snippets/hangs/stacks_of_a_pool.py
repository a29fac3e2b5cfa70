"""Each worker of a pool writes its stack when it gets a signal."""

# needs: os.fork
# runs: limit 40 s

import faulthandler
import multiprocessing
import os
import signal
import tempfile
import time
from pathlib import Path


def prepare(folder: str) -> None:
    file = open(Path(folder, str(os.getpid())), "w")  # stays open
    faulthandler.register(signal.SIGUSR1, file=file)
    file.write("ready\n")
    file.flush()


def pack(order: str) -> str:
    time.sleep(60)  # hangs
    return order


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        multiprocessing.Pool(2, prepare, (folder,)) as pool,
    ):
        pool.map_async(pack, ["tea", "rye"])
        for worker in multiprocessing.active_children():
            path, stack = Path(folder, str(worker.pid)), ""
            until = time.monotonic() + 30
            while "in pack" not in stack and time.monotonic() < until:
                if path.exists() and path.read_text():
                    os.kill(worker.pid, signal.SIGUSR1)
                    time.sleep(0.01)
                    stack = path.read_text().rpartition("first):\n")[2]
            print(stack.split("\n")[0].strip())


if __name__ == "__main__":
    main()
