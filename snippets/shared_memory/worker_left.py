"""A worker outlives its program, and keeps the block until it ends."""

# needs: procfs
# runs: limit 60 s

import os
import signal
import subprocess
import sys
from pathlib import Path

CREATOR = """
import multiprocessing, os, signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory
block = SharedMemory(create=True, size=16)
workers = ProcessPoolExecutor(1, multiprocessing.get_context("fork"))
worker = workers.submit(os.getpid).result(timeout=20)
print(block.name, worker, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def main() -> None:
    command = [sys.executable, "-c", CREATOR]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe) as creator:
        name, worker = creator.stdout.readline().split()
        print("exit code:", creator.wait(timeout=20))
        block = Path("/dev/shm", name.decode())
        try:
            creator.communicate(timeout=1)  # until both pipes are closed
        except subprocess.TimeoutExpired:
            print("with its worker:", block.exists())
        os.kill(int(worker), signal.SIGTERM)
        creator.communicate(timeout=20)
        print("without it:", block.exists())


if __name__ == "__main__":
    main()
