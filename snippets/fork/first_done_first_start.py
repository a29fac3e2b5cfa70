"""Start of exercise 2: the parent waits in the order of the forks."""

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

    for pid, name in clerks.items():
        os.waitpid(pid, 0)
        print(f"{name} is done")


if __name__ == "__main__":
    main()
