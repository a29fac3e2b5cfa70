"""A test with a bound fails when two clerks wait for each other."""

import threading


def move(
    first: threading.Lock, second: threading.Lock, start: threading.Barrier
) -> None:
    with first:
        start.wait()
        with second:
            pass


def test_move() -> None:
    left, right = threading.Lock(), threading.Lock()
    start = threading.Barrier(2, timeout=5)
    clerks = [
        threading.Thread(target=move, args=(*locks, start), daemon=True)
        for locks in ((left, right), (right, left))
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(0.3)
    waiting = sum(clerk.is_alive() for clerk in clerks)
    assert not waiting, f"{waiting} clerks still wait"


def main() -> None:
    try:
        test_move()
        print("passed")
    except AssertionError as error:
        print("failed:", error)


if __name__ == "__main__":
    main()
