"""Who runs the file decides whether two children draw the same number."""

# needs: os.fork

import multiprocessing
import os
import random
from multiprocessing.connection import Connection

COUPONS = random.Random()
RUN_BY = os.getpid()


def draw(desk: Connection) -> None:
    desk.send((RUN_BY, COUPONS.randrange(10**9)))


def main() -> None:
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        numbers = set()
        for _ in range(2):
            here, there = context.Pipe()
            clerk = context.Process(target=draw, args=(there,))
            clerk.start()
            run_by, number = here.recv() if here.poll(timeout=5) else (0, 0)
            clerk.join(timeout=5)
            numbers.add(number)
        known = {os.getpid(): "main", clerk.pid: "each child"}
        who = known.get(run_by, "the server")
        print(f"{method}: run by {who}, same number: {len(numbers) == 1}")


if __name__ == "__main__":
    main()
