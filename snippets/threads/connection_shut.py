"""`shutdown` ends the wait of a thread that reads from a connection."""

import socket
import threading


def read(connection: socket.socket, first: threading.Event) -> None:
    while some := connection.recv(100):
        print("reader got", some)
        first.set()
    print("reader: the connection has ended")


def main() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        first = threading.Event()
        reader = threading.Thread(target=read, args=(ours, first))
        reader.start()
        theirs.sendall(b"hello")
        first.wait(timeout=5)
        ours.shutdown(socket.SHUT_RDWR)
        reader.join(timeout=5)
        print("main: still reading:", reader.is_alive())


if __name__ == "__main__":
    main()
