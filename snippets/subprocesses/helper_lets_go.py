"""run returns where a helper has been given another stdout."""

# needs: os.fork

import os
import subprocess
import sys

HELPER = "import sys; sys.stdin.read()"  # at work until it is told
CLERK = f"""
import subprocess, sys
subprocess.Popen(
    [sys.executable, "-c", {HELPER!r}], stdout=subprocess.DEVNULL
)
print("clerk: goodbye")
"""


def main() -> None:
    told, tell = os.pipe()
    clerk = [sys.executable, "-c", CLERK]
    try:
        done = subprocess.run(
            clerk, stdin=told, stdout=subprocess.PIPE, timeout=1
        )
        print("run returned:", done.stdout)
    except subprocess.TimeoutExpired as error:
        print("run is still waiting:", error.stdout)
    os.close(tell)  # the helper may go home


if __name__ == "__main__":
    main()
