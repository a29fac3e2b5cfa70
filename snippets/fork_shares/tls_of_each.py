"""Each process connects after the fork, and both can read."""

# needs: os.fork
# runs: limit 30 s

import os
import ssl
from multiprocessing import Process
from socket import create_connection, create_server, socket


def secure(plain: socket, role: int, **options) -> ssl.SSLSocket:
    tls = ssl.SSLContext(role)
    tls.maximum_version = ssl.TLSVersion.TLSv1_2
    tls.set_ciphers("AECDH-AES256-SHA:@SECLEVEL=0")  # without a certificate
    return tls.wrap_socket(plain, **options)


def serve(door: socket) -> None:
    with secure(door, ssl.PROTOCOL_TLS_SERVER, server_side=True) as tls:
        for _ in range(2):
            with tls.accept()[0] as client:
                client.sendall(b"3 tea")
                client.sendall(b"2 milk")


def connect(door: socket) -> ssl.SSLSocket:
    plain = create_connection(door.getsockname(), timeout=9)
    return secure(plain, ssl.PROTOCOL_TLS_CLIENT, server_hostname="shop")


def main() -> None:
    with create_server(("127.0.0.1", 0)) as door:
        Process(target=serve, args=(door,), daemon=True).start()
        pid = os.fork()
        with connect(door) as shop:
            if pid == 0:
                print("child:", shop.recv(99).decode(), flush=True)
                os._exit(0)
            os.waitpid(pid, 0)
            try:
                print("parent:", shop.recv(99).decode())
            except ssl.SSLError as error:
                print("parent: SSLError:", error)


if __name__ == "__main__":
    main()
