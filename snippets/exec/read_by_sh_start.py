"""Start of exercise 2: a shell runs this script, the system does not."""

# needs: os.fork

import os
import tempfile
from pathlib import Path


def start(script: str) -> int:
    pid = os.posix_spawn(script, [script], os.environ)
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
