"""A thread can wait for a connection and for a wake-up at once."""

import selectors
import socket
import threading


def read(connection: socket.socket, bell: socket.socket) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_READ)
        selector.register(bell, selectors.EVENT_READ)
        while True:
            ready = [key.fileobj for key, _ in selector.select()]
            if connection in ready:
                some = connection.recv(100)
                print("reader got", some)
                if not some:
                    return  # the other side has closed
            if bell in ready:
                print("reader: asked to stop")
                return


def main() -> None:
    ours, theirs = socket.socketpair()
    bell, button = socket.socketpair()
    with ours, theirs, bell, button:
        reader = threading.Thread(target=read, args=(ours, bell))
        reader.start()
        theirs.sendall(b"hello")
        button.sendall(b"!")
        reader.join(timeout=5)
        print("main: still reading:", reader.is_alive())


if __name__ == "__main__":
    main()
