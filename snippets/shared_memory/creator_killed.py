"""When the creator of a block is killed, its tracker removes the block."""

# needs: os.fork
# runs: limit 30 s

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory

CREATOR = """
import os, signal
from multiprocessing.shared_memory import SharedMemory
block = SharedMemory(create=True, size=16)
print(block.name, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def main() -> None:
    command = [sys.executable, "-c", CREATOR]
    creator = subprocess.run(command, capture_output=True, timeout=20)
    print("exit code:", creator.returncode)
    try:
        SharedMemory(creator.stdout.decode().strip())
    except FileNotFoundError:
        print("block: gone")


if __name__ == "__main__":
    main()
