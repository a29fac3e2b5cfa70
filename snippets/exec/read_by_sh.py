"""Answer to exercise 2: a script without #! is read by sh."""

# needs: os.fork

import errno
import os
import tempfile
from pathlib import Path


def start(script: str) -> int:
    try:
        pid = os.posix_spawn(script, [script], os.environ)
    except OSError as error:
        if error.errno != errno.ENOEXEC:
            raise
        pid = os.posix_spawn("/bin/sh", ["sh", script], os.environ)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "close_shop"
        script.write_text("echo shop closed\n")
        script.chmod(0o755)
        print("exit code:", start(str(script)))


if __name__ == "__main__":
    main()
