"""close does not end a connection of which a child has a copy."""

# needs: os.fork

import os
import select
import socket


def main() -> None:
    ended, end = os.pipe()
    guest, client = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        select.select([ended], [], [], 5)  # busy with another guest
        os._exit(0)

    guest.sendall(b"tea: 3")
    guest.close()

    print("client reads:", client.recv(100).decode())
    ready, _, _ = select.select([client], [], [], 0.5)
    print("the end has come:", bool(ready) and client.recv(100) == b"")
    os.write(end, b"x")
    os.waitpid(pid, 0)
    client.close()


if __name__ == "__main__":
    main()
