"""A child can import a function that stands in a file."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

CLERKS = """
def serve():
    print("served", flush=True)
"""
TYPED = """
import multiprocessing
from clerks import serve

clerk = multiprocessing.get_context("spawn").Process(target=serve)
clerk.start()
clerk.join(timeout=5)
print("exit code", clerk.exitcode)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "clerks.py").write_text(CLERKS)
        command = [sys.executable, "-q", "-i"]
        prompt = subprocess.run(
            command,
            input=TYPED,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=8,
            env=os.environ | {"HOME": folder},  # its history stays there
        )
    print(prompt.stdout, end="")


if __name__ == "__main__":
    main()
