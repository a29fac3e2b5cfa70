"""`close` in another thread does not end a `recv` that waits (Linux)."""

# needs: procfs

import socket
import threading


def read(connection: socket.socket, ready: threading.Event) -> None:
    ready.set()
    print("reader got", connection.recv(100))


def main() -> None:
    ours, theirs = socket.socketpair()
    ready = threading.Event()
    reader = threading.Thread(target=read, args=(ours, ready))
    reader.start()
    ready.wait(timeout=5)
    reader.join(timeout=0.3)
    print("main: reading:", reader.is_alive())
    ours.close()
    reader.join(timeout=0.3)
    print("main: reading after close:", reader.is_alive())
    theirs.sendall(b"too late?")
    reader.join(timeout=5)
    print("main: still reading:", reader.is_alive())
    theirs.close()


if __name__ == "__main__":
    main()
