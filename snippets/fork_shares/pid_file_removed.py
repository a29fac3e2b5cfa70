"""sys.exit in a child runs the exit handlers of its parent."""

# needs: os.fork

import atexit
import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    pid_file = Path(tempfile.gettempdir(), f"shop_{os.getpid()}.pid")
    pid_file.write_text(str(os.getpid()))
    atexit.register(pid_file.unlink, missing_ok=True)

    pid = os.fork()
    if pid == 0:
        sys.exit()
    os.waitpid(pid, 0)
    print("parent still runs, pid file exists:", pid_file.exists())


if __name__ == "__main__":
    main()
