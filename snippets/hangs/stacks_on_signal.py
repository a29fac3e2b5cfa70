"""On a signal, faulthandler writes the stack of each thread."""

# needs: os.fork

import faulthandler
import signal
import sys
import tempfile
import threading
import time
import traceback


def pack(mine: threading.Lock, other: threading.Lock, both) -> None:
    with mine:
        both.wait(timeout=5)
        other.acquire(timeout=3)  # without a timeout: for ever


def is_stuck(clerk: threading.Thread) -> bool:
    frame = sys._current_frames()[clerk.ident or 0]
    stack = traceback.extract_stack(frame)
    return any("other.acquire" in (line.line or "") for line in stack)


def main() -> None:
    tape, scale = threading.Lock(), threading.Lock()
    both = threading.Barrier(2)
    ann = threading.Thread(target=pack, args=(tape, scale, both))
    bob = threading.Thread(target=pack, args=(scale, tape, both))
    ann.start()
    bob.start()
    for _ in range(1000):  # until both wait
        if is_stuck(ann) and is_stuck(bob):
            break
        time.sleep(0.001)
    with tempfile.TemporaryFile("w+") as file:  # stderr is the default
        faulthandler.register(signal.SIGUSR1, file=file)
        signal.raise_signal(signal.SIGUSR1)  # or: kill -USR1 PID
        faulthandler.unregister(signal.SIGUSR1)
        file.seek(0)
        print(file.read(), end="")
    ann.join(timeout=10)
    bob.join(timeout=10)


if __name__ == "__main__":
    main()
