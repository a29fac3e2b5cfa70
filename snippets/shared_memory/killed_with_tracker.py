"""When its tracker is killed as well, a block stays."""

# needs: os.fork
# runs: limit 30 s

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory

CREATOR = """
import os, signal
from multiprocessing.shared_memory import SharedMemory
block = SharedMemory(create=True, size=16)
block.buf[:5] = b"3 tea"
print(block.name, flush=True)
os.killpg(0, signal.SIGKILL)
"""


def main() -> None:
    creator = subprocess.run(
        [sys.executable, "-c", CREATOR],
        capture_output=True,
        start_new_session=True,  # a process group of its own
        timeout=20,
    )
    print("exit code:", creator.returncode)
    block = SharedMemory(creator.stdout.decode().strip())
    print("block:", bytes(block.buf[:5]))
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
