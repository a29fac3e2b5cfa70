"""The system starts a script that is executable and names its program."""

# needs: os.fork

import os
import tempfile
from pathlib import Path


def start(first_line: str, mode: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "close_shop"
        script.write_text(f"{first_line}\nexit 0\n")
        script.chmod(mode)
        try:
            pid = os.posix_spawn(script, ["close_shop"], os.environ)
        except OSError as error:
            told = f"[Errno {error.errno}] {error.strerror}"
            return f"{type(error).__name__}: {told}"
        _, status = os.waitpid(pid, 0)
        return f"exit code {os.waitstatus_to_exitcode(status)}"


def main() -> None:
    print("not executable:", start("#!/bin/sh", 0o644))
    print("names no program:", start("", 0o755))
    print("names one that is not there:", start("#!/bin/shh", 0o755))
    print("as it should be:", start("#!/bin/sh", 0o755))


if __name__ == "__main__":
    main()
