"""Each clerk is told the currency when it starts."""

# needs: os.fork

import multiprocessing
from multiprocessing.connection import Connection


def bill(desk: Connection, currency: str) -> None:
    desk.send(f"12 {currency}")


def main() -> None:
    context = multiprocessing.get_context("forkserver")
    for currency in ("EUR", "JPY"):
        here, there = context.Pipe()
        clerk = context.Process(target=bill, args=(there, currency))
        clerk.start()
        print("wanted", currency, end=", came ")
        print(here.recv() if here.poll(timeout=5) else "nothing")
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
