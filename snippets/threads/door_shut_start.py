"""The server has closed its socket, and still takes a customer."""

# needs: procfs

import socket
import threading


def serve(door: socket.socket, ready: threading.Event) -> None:
    ready.set()
    try:
        with door.accept()[0]:
            print("server: a customer")
    except OSError:
        print("server: no more customers")


def main() -> None:
    door = socket.create_server(("127.0.0.1", 0))
    address = door.getsockname()
    ready = threading.Event()
    server = threading.Thread(target=serve, args=(door, ready))
    server.start()
    ready.wait(timeout=5)
    server.join(timeout=0.3)  # by now the server waits in accept
    door.close()
    try:
        socket.create_connection(address, timeout=5).close()
        refused = False
    except ConnectionRefusedError:
        refused = True
    server.join(timeout=5)
    print("main: refused:", refused)


if __name__ == "__main__":
    main()
