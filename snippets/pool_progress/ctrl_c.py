"""After Ctrl-C, the executor goes on with the tasks that wait."""

# needs: os.fork
# runs: limit 30 s

import os
import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from subprocess import DEVNULL, PIPE, Popen


def pack(order: int) -> None:
    print("begun", flush=True)
    for _ in range(150 if order < 2 else 1):
        time.sleep(0.1)


def shop() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with ProcessPoolExecutor(max_workers=2) as clerks:
        jobs = [clerks.submit(pack, order) for order in range(40)]
        print("waiting", flush=True)
        while not jobs[0].done():
            time.sleep(0.1)


def main() -> None:
    if "shop" in sys.argv:
        return shop()
    run = [sys.executable, __file__, "shop"]
    with Popen(
        run, stdout=PIPE, stderr=DEVNULL, start_new_session=True
    ) as child:
        for _ in range(3):  # main waits, and two tasks have begun
            child.stdout.readline()
        os.killpg(child.pid, signal.SIGINT)  # as Ctrl-C does
        rest, _ = child.communicate(timeout=25)
    print("exit code:", child.returncode)
    print("the other 38 were begun, too:", rest.count(b"begun") == 38)


if __name__ == "__main__":
    main()
