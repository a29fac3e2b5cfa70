"""Answer to exercise 2: os.wait returns for whoever ends first."""

# needs: os.fork

import os
import time

NAPS = {"Ann": 0.8, "Bob": 0.4, "Cid": 0.0}


def main() -> None:
    clerks = {}
    for name, nap in NAPS.items():
        pid = os.fork()
        if pid == 0:
            time.sleep(nap)
            os._exit(0)
        clerks[pid] = name

    while clerks:
        pid, _ = os.wait()
        print(f"{clerks.pop(pid)} is done")


if __name__ == "__main__":
    main()
