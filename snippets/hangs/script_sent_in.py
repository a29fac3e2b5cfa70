"""Another program runs our script, which shows where its threads are."""

# needs: python>=3.14, procfs
# runs: limit 30 s

import subprocess
import sys
import tempfile

SHOP = """\
import queue, threading, time

def pack():
    queue.Queue().get()

threading.Thread(target=pack, name="ann", daemon=True).start()
print("open", flush=True)
while True:
    time.sleep(0.01)
"""
SCRIPT = """\
import os, sys, threading, traceback
for thread in threading.enumerate():
    stack = traceback.extract_stack(sys._current_frames()[thread.ident])
    names = [frame.name for frame in stack][-3:]
    os.write(1, f"{thread.name} {names}\\n".encode())
"""


def main() -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(SCRIPT)
        script.flush()
        with subprocess.Popen(
            [sys.executable, "-c", SHOP], stdout=subprocess.PIPE, text=True
        ) as shop:
            print(shop.stdout.readline(), end="")
            stacks = ""
            while "'wait'" not in stacks:  # until ann waits
                sys.remote_exec(shop.pid, script.name)
                stacks = shop.stdout.readline() + shop.stdout.readline()
            print(stacks, end="")
            shop.kill()


if __name__ == "__main__":
    main()
