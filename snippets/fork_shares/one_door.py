"""Two workers accept guests from one listening socket."""

# needs: os.fork

import os
import socket


def serve_one(door: socket.socket, name: str) -> None:
    guest, _ = door.accept()
    with guest:
        guest.sendall(name.encode())


def visit(address: tuple[str, int]) -> str:
    with socket.create_connection(address, timeout=5) as shop:
        return shop.recv(100).decode()


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(5)
        pids = []
        for name in "ann", "bob":
            pids.append(os.fork())
            if pids[-1] == 0:
                serve_one(door, name)
                os._exit(0)

        served_by = [visit(door.getsockname()) for _ in pids]
        for pid in pids:
            os.waitpid(pid, 0)
        print("guests served by:", *sorted(served_by))


if __name__ == "__main__":
    main()
