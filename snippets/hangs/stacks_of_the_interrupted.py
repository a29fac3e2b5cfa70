"""Ctrl-C ends a program that waits, and the traceback has the line."""

# needs: procfs

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path


def pack(tape: threading.Lock) -> None:
    with tape:
        print("open", flush=True)
        tape.acquire()  # waits for itself


def is_asleep(pid: int) -> bool:
    return "State:\tS" in Path(f"/proc/{pid}/status").read_text()


def main() -> None:
    if sys.argv[1:] == ["shop"]:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        pack(threading.Lock())
        return
    command = [sys.executable, __file__, "shop"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=pipe, text=True
    ) as shop:
        print(shop.stdout.readline(), end="")
        while not is_asleep(shop.pid):  # it waits for the lock
            time.sleep(0.01)
        shop.send_signal(signal.SIGINT)  # Ctrl-C, or: kill -INT PID
        errors = shop.communicate(timeout=9)[1]
    print(errors, end="")
    print("exit status", shop.returncode)


if __name__ == "__main__":
    main()
