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
import sys, threading, traceback
for thread in threading.enumerate():
    stack = traceback.extract_stack(sys._current_frames()[thread.ident])
    print(thread.name, [frame.name for frame in stack][-3:], flush=True)
"""


def main() -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(SCRIPT)
        script.flush()
        with subprocess.Popen(
            [sys.executable, "-c", SHOP], stdout=subprocess.PIPE, text=True
        ) as shop:
            print(shop.stdout.readline(), end="")
            sys.remote_exec(shop.pid, script.name)
            for _ in ("main thread", "ann"):
                print(shop.stdout.readline(), end="")
            shop.kill()


if __name__ == "__main__":
    main()
