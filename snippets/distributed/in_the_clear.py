"""The key stays hidden from a listener on the way, the order does not."""

import queue
import select
import socket
import socketserver
import threading
from multiprocessing.managers import BaseManager

KEY, ORDER = b"a secret of the shop", "3 tea for 41 Mill Lane"
LOCAL = "127.0.0.1", 0
BaseManager.register("Queue", queue.Queue)


class Relay(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        with socket.create_connection(self.server.goal) as goal:
            ways = {self.request: goal, goal: self.request}
            while ready := select.select(ways, [], [], 5)[0]:
                for end in ready:
                    if not (heard := end.recv(65536)):
                        return
                    self.server.heard.append(heard)
                    ways[end].sendall(heard)


def order_through(address: tuple[str, int]) -> None:
    desk = BaseManager(address, KEY)
    desk.connect()
    desk.Queue().put(ORDER)


def main() -> None:
    with BaseManager(LOCAL, KEY) as desk:
        with socketserver.ThreadingTCPServer(LOCAL, Relay) as relay:
            relay.goal, relay.heard = desk.address, []
            threading.Thread(target=relay.serve_forever).start()
            order_through(relay.server_address)
            relay.shutdown()
    heard = b"".join(relay.heard)
    print("the relay has heard the key:", KEY in heard)
    print("the relay has heard the order:", ORDER.encode() in heard)


if __name__ == "__main__":
    main()
