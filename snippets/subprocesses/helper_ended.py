"""A signal to its group ends a program and the helper that it started."""

# needs: os.fork

import os
import select
import signal
import subprocess
import sys

HELPER = "import time; time.sleep(2.2)"  # the helper works on
CLERK = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {HELPER!r}])
"""


def main() -> None:
    lines, writing_end = os.pipe()
    clerk = subprocess.Popen(
        [sys.executable, "-c", CLERK],
        stdout=writing_end,
        start_new_session=True,
    )
    try:
        clerk.wait(timeout=1)
    except BaseException as reason:  # the time limit, or Ctrl-C
        os.killpg(clerk.pid, signal.SIGKILL)
        clerk.wait(timeout=5)
        if not isinstance(reason, subprocess.TimeoutExpired):
            raise
        print("the clerk was stopped")

    os.close(writing_end)  # now the helper alone can write
    with open(lines) as lines:
        ended, _, _ = select.select([lines], [], [], 0.3)
        print("the helper has ended:", bool(ended))
        lines.read()  # returns when it has


if __name__ == "__main__":
    main()
