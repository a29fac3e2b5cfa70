"""With settimeout, a thread that reads looks at an event now and then."""

import socket
import threading


def read(connection: socket.socket, stop: threading.Event) -> None:
    connection.settimeout(0.05)
    while not stop.is_set():
        try:
            some = connection.recv(100)
        except TimeoutError:
            continue
        print("reader got", some)
        if not some:
            break
    print("reader: asked to stop:", stop.is_set())


def main() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        stop = threading.Event()
        reader = threading.Thread(target=read, args=(ours, stop))
        reader.start()
        theirs.sendall(b"hello")
        reader.join(timeout=0.3)  # the reader does not end by itself
        stop.set()
        reader.join(timeout=5)
        print("main: still reading:", reader.is_alive())


if __name__ == "__main__":
    main()
