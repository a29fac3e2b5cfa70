"""A send to a process that has ended raises, and so does a recv."""

# needs: procfs

import multiprocessing
from multiprocessing.connection import Connection


def sleep_in(desk: Connection) -> None:
    desk.close()


def main() -> None:
    for sent in 0, 1:
        here, there = multiprocessing.Pipe()
        for _ in range(sent):
            here.send("3 tea")
        bob = multiprocessing.Process(target=sleep_in, args=(there,))
        bob.start()
        there.close()
        bob.join(timeout=5)
        for call, args in ((here.recv, ()), (here.send, ("3 tea",))):
            try:
                call(*args)
            except (EOFError, OSError) as error:
                print(f"{sent} sent, {call.__name__}: {error!r}")


if __name__ == "__main__":
    main()
