"""A script sent in waits while the main thread waits in a call."""

# needs: python>=3.14, procfs
# runs: limit 30 s

import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCRIPT = """\
import os
print("script runs, answered:", os.path.exists("answered"))
"""


def is_asleep(pid: int) -> bool:
    return "State:\tS" in Path(f"/proc/{pid}/status").read_text()


def main() -> None:
    if sys.argv[1:] == ["shop"]:
        print("packed", input("which order?\n"))
        return
    pipe = subprocess.PIPE
    command = [sys.executable, __file__, "shop"]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            command, cwd=folder, stdin=pipe, stdout=pipe, text=True
        ) as shop,
    ):
        print(shop.stdout.readline(), end="")
        until = time.monotonic() + 9
        while not is_asleep(shop.pid) and time.monotonic() < until:
            time.sleep(0.01)  # until it waits for the answer
        script = Path(folder, "script.py")
        script.write_text(SCRIPT)
        sys.remote_exec(shop.pid, str(script))
        time.sleep(0.5)  # time enough, if it could run
        Path(folder, "answered").touch()
        print(shop.communicate("tea\n", timeout=9)[0], end="")


if __name__ == "__main__":
    main()
