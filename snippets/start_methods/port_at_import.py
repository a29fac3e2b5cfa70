"""A child that imports a server's file tries to open its port again."""

# needs: os.fork
# runs: limit 30 s

import socket
import subprocess
import sys
import tempfile
from pathlib import Path

SERVER = """
import multiprocessing, socket, sys
door = socket.create_server(("127.0.0.1", int(sys.argv[1])))

def resize():
    print("resized", flush=True)

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    worker = context.Process(target=resize)
    worker.start()
    worker.join(timeout=20)
    print("worker: exit code", worker.exitcode)
"""


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        server = Path(folder, "server.py")
        server.write_text(SERVER)
        command = [sys.executable, str(server), str(port)]
        ran = subprocess.run(
            command, capture_output=True, text=True, timeout=25
        )
    print(ran.stdout, end="")
    for line in ran.stderr.splitlines():
        if line.startswith("OSError"):
            print(line.partition(" (")[0])


if __name__ == "__main__":
    main()
