"""The stacks of two threads show the line in which each waits."""

import sys
import threading
import time
import traceback


def move(
    mine: threading.Lock,
    other: threading.Lock,
    meet: threading.Barrier,
    seen: threading.Event,
) -> None:
    with mine:
        meet.wait()
        while not seen.is_set():
            if other.acquire(timeout=0.5):
                other.release()


def line_of(thread: threading.Thread) -> str:
    frame = sys._current_frames()[thread.ident or 0]
    where = traceback.extract_stack(frame)[-1]
    return f"{where.name}, line {where.lineno}: {where.line}"


def main() -> None:
    one, two = threading.Lock(), threading.Lock()
    meet, seen = threading.Barrier(2, timeout=5), threading.Event()
    ann = threading.Thread(target=move, args=(one, two, meet, seen))
    bob = threading.Thread(target=move, args=(two, one, meet, seen))
    ann.start()
    bob.start()
    until = time.monotonic() + 5
    while time.monotonic() < until:
        lines = line_of(ann), line_of(bob)
        if all("other.acquire" in line for line in lines):
            break
    print("ann in", lines[0])
    print("bob in", lines[1])
    seen.set()
    ann.join(timeout=3)
    bob.join(timeout=3)


if __name__ == "__main__":
    main()
