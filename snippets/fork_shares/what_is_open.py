"""/proc/self/fd lists the open files that a child would share."""

# needs: os.fork, procfs

import os
import re
import select
import socket
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path


def open_files() -> dict[int, str]:
    links = Path("/proc/self/fd").iterdir()
    return {int(x.name): os.readlink(x) for x in links if x.is_symlink()}


def main() -> None:
    at_start = open_files()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(f"{folder}/shop.db")),
        socket.create_server(("127.0.0.1", 0)),
        select.epoll(),
    ):
        now = open_files()
        pid = os.fork()
        if pid == 0:
            os._exit(0 if open_files() == now else 1)
        _, status = os.waitpid(pid, 0)
    opened = [now[fd] for fd in now.keys() - at_start.keys()]
    for name in sorted(map(os.path.basename, opened)):
        print(re.sub(r"\d+", "...", name))
    print("same in the child:", status == 0)


if __name__ == "__main__":
    main()
