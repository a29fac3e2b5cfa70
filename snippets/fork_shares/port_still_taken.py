"""A closed port is still taken if a child has a copy of the socket."""

# needs: os.fork

import os
import select
import socket


def listen(port: int) -> str:
    try:
        with socket.create_server(("127.0.0.1", port)):
            return "listening"
    except OSError as error:
        return os.strerror(error.errno or 0)


def main() -> None:
    ready, is_ready = os.pipe()
    ended, end = os.pipe()
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        pid = os.fork()
        if pid == 0:
            os.write(is_ready, b"x")
            select.select([ended], [], [], 5)
            os._exit(0)
        select.select([ready], [], [], 5)

    print("a new server:", listen(port))
    os.write(end, b"x")
    os.waitpid(pid, 0)
    print("after the child:", listen(port))


if __name__ == "__main__":
    main()
