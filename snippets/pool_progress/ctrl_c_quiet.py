"""If the workers ignore SIGINT, main alone prints a traceback."""

# needs: os.fork
# runs: limit 30 s

import os
import signal
import sys
import time
from multiprocessing import Pool
from subprocess import PIPE, Popen


def ignore() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def pack(order: int) -> None:
    print("begun", flush=True)
    time.sleep(15)


def shop() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Pool(2, initializer=ignore) as clerks:
        print("waiting", flush=True)
        clerks.map_async(pack, range(10), chunksize=1).get(timeout=6)


def main() -> None:
    if "shop" in sys.argv:
        return shop()
    run = [sys.executable, __file__, "shop"]
    with Popen(
        run, stdout=PIPE, stderr=PIPE, start_new_session=True
    ) as child:
        for _ in range(3):  # main waits, and two tasks have begun
            child.stdout.readline()
        os.killpg(child.pid, signal.SIGINT)  # as Ctrl-C does
        rest, said = child.communicate(timeout=25)
    print("exit code:", child.returncode)
    print("the other 8 were begun, too:", rest.count(b"begun") == 8)
    print("tracebacks:", said.count(b"KeyboardInterrupt\n"))


if __name__ == "__main__":
    main()
