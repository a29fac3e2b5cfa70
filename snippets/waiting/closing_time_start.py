"""Start of exercise 1: the shop waits for each clerk, however long."""

# needs: os.fork, procfs

import os
import time

NAPS = {"ann": 0.0, "bob": 2.0, "cid": 0.0}


def main() -> None:
    clerks = {}
    for name, nap in NAPS.items():
        pid = os.fork()
        if pid == 0:
            time.sleep(nap)
            os._exit(0)
        clerks[name] = pid

    for name, pid in clerks.items():
        _, status = os.waitpid(pid, 0)
        print(f"{name}: exit code {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
