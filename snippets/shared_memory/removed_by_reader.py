"""Another program reads a block and ends, and the block is gone."""

# needs: os.fork
# runs: limit 30 s

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory

READER = """
from multiprocessing.shared_memory import SharedMemory
block = SharedMemory("{}")
print("reader:", bytes(block.buf[:5]))
block.close()
"""


def main() -> None:
    block = SharedMemory(create=True, size=16)
    block.buf[:5] = b"3 tea"
    command = [sys.executable, "-c", READER.format(block.name)]
    subprocess.run(command, stderr=subprocess.PIPE, timeout=20)
    block.close()
    try:
        block.unlink()
        print("main: unlinked")
    except FileNotFoundError as error:
        print("main:", error)


if __name__ == "__main__":
    main()
