"""A test that starts both threads first sees one seat sold twice."""

import threading
from contextlib import suppress


class Hall:
    def __init__(self) -> None:
        self.tickets: list[str] = []
        self.barrier = threading.Barrier(2, timeout=1)

    def meet(self) -> None:
        with suppress(threading.BrokenBarrierError):
            self.barrier.wait()


def sell(hall: Hall) -> None:
    if not hall.tickets:
        hall.meet()
        hall.tickets.append("seat 7")


def main() -> None:
    hall = Hall()
    clerks = [threading.Thread(target=sell, args=(hall,)) for _ in "ab"]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(5)
    print("tickets for the one seat:", len(hall.tickets))


if __name__ == "__main__":
    main()
