"""The dict is there as long as a variable refers to a proxy of it."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.managers import RemoteError


def main() -> None:
    receiver, orders = multiprocessing.Pipe(duplex=False)
    with multiprocessing.Manager() as manager:
        stock = manager.dict(tea=3)
        orders.send(stock)
        try:
            print("order:", receiver.recv())
        except RemoteError as error:
            print("RemoteError:", str(error).splitlines()[-2])


if __name__ == "__main__":
    main()
