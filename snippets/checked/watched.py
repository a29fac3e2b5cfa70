"""A program that is watched from outside cannot hide how it ends."""

import sys
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Thread

CRASH = "import threading; threading.Thread(target=int, args='x').start()"
HANG = "import threading; threading.Event().wait()"
LEAVE = """
import subprocess, sys
cid = "import sys; sys.stdin.read(); sys.exit('cid: I was still here')"
subprocess.Popen([sys.executable, "-c", cid])
"""


def watch(program: str, limit: float) -> str:
    command = [sys.executable, "-c", program]
    shop = Popen(command, stdin=PIPE, stderr=PIPE, text=True)
    said: list[str] = []
    listener = Thread(target=lambda: said.extend(shop.stderr))
    listener.start()
    try:
        told = f"exit status {shop.wait(timeout=limit)}"
        listener.join(timeout=2)
        told += ", a process left" if listener.is_alive() else ""
    except TimeoutExpired:
        told = f"no end within {limit} s"
        shop.kill()
        shop.wait(timeout=10)
    shop.stdin.close()
    listener.join(timeout=10)
    shop.stderr.close()
    return ", ".join([told, *said[-1:]]).strip()


def main() -> None:
    print("crash:", watch(CRASH, limit=10))
    print("hang:", watch(HANG, limit=1))
    print("leave:", watch(LEAVE, limit=10))


if __name__ == "__main__":
    main()
