"""The dict is gone with its last proxy, although one is in the pipe."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import RemoteError


def main() -> None:
    receiver, orders = multiprocessing.Pipe(duplex=False)
    with multiprocessing.Manager() as manager:
        orders.send(manager.dict(tea=3))
        try:
            print("order:", receiver.recv())
        except RemoteError as error:
            print("RemoteError:", str(error).splitlines()[-2])


if __name__ == "__main__":
    main()
