"""Threads that are all started before the first join run side by side."""

import threading

CLERKS = "ann", "bob"


def come_in(clerk: str, door: threading.Barrier, met: list[str]) -> None:
    try:
        door.wait()  # for the other one
        met.append(clerk)
    except threading.BrokenBarrierError:
        pass


def main() -> None:
    door, met = threading.Barrier(2, timeout=5), []
    clerks = [
        threading.Thread(target=come_in, args=(name, door, met))
        for name in CLERKS
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    print("met at the door:", sorted(met))


if __name__ == "__main__":
    main()
