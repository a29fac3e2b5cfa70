"""A socket can be sent to a child, but its number is not the socket."""

# needs: os.fork

import multiprocessing
import os
import socket
from multiprocessing.connection import Connection


def greet(door: socket.socket | int, desk: Connection) -> None:
    try:
        if isinstance(door, int):
            door = socket.socket(fileno=door)
        caller, _ = door.accept()
        caller.sendall(b"hello")
        caller.close()
        door.close()
        desk.send("served")
    except OSError as error:
        desk.send(f"OSError: {error}")


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        number = door.fileno()
        ways = {"low": number, "99": os.dup2(number, 99), "itself": door}
        for method in ("fork", "forkserver", "spawn"):
            context = multiprocessing.get_context(method)
            for way, given in ways.items():
                here, there = context.Pipe()
                clerk = context.Process(target=greet, args=(given, there))
                clerk.start()
                with socket.create_connection(door.getsockname(), 5):
                    said = here.recv() if here.poll(timeout=5) else ""
                clerk.join(timeout=5)
                print(f"{method}: {way}: {said}")
        os.close(99)


if __name__ == "__main__":
    main()
