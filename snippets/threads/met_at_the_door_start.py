"""Start of exercise 1: the two clerks never meet."""

import threading

CLERKS = "ann", "bob"


def come_in(clerk: str, door: threading.Barrier, met: list[str]) -> None:
    try:
        door.wait()  # for the other one
        met.append(clerk)
    except threading.BrokenBarrierError:
        pass


def main() -> None:
    door, met = threading.Barrier(2, timeout=1), []
    for name in CLERKS:
        clerk = threading.Thread(target=come_in, args=(name, door, met))
        clerk.start()
        clerk.join(timeout=5)
    print("met at the door:", sorted(met))


if __name__ == "__main__":
    main()
