"""Answer to exercise 1: one time limit for all; then kill the rest."""

# needs: os.fork, procfs

import os
import select
import signal
import time

NAPS = {"ann": 0.0, "bob": 2.0, "cid": 0.0}
LIMIT = 0.5


def main() -> None:
    clerks = {}
    for name, nap in NAPS.items():
        pid = os.fork()
        if pid == 0:
            time.sleep(nap)
            os._exit(0)
        clerks[name] = pid

    pidfds = {os.pidfd_open(pid) for pid in clerks.values()}
    end = time.monotonic() + LIMIT
    while pidfds and (left := end - time.monotonic()) > 0:
        done, _, _ = select.select(pidfds, [], [], left)
        pidfds.difference_update(done)
    for pidfd in pidfds:
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)

    for name, pid in clerks.items():
        _, status = os.waitpid(pid, 0)
        print(f"{name}: exit code {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
