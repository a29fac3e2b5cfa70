"""A process of multiprocessing does not run its parent's exit handlers."""

# needs: os.fork

import atexit
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    pid_file = Path(tempfile.gettempdir(), f"shop_{os.getpid()}.pid")
    pid_file.write_text(str(os.getpid()))
    atexit.register(pid_file.unlink, missing_ok=True)

    context = multiprocessing.get_context("fork")
    child = context.Process(target=sys.exit)
    child.start()
    child.join(timeout=5)
    print("parent still runs, pid file exists:", pid_file.exists())


if __name__ == "__main__":
    main()
