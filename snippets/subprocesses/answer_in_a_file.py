"""With a file for its output, run waits for the program alone."""

# needs: os.fork

import os
import subprocess
import sys
import tempfile

HELPER = "import sys; sys.stdin.read()"  # at work until it is told
CLERK = f"""
import subprocess, sys
subprocess.Popen([sys.executable, "-c", {HELPER!r}])
print("clerk: goodbye")
"""


def main() -> None:
    told, tell = os.pipe()
    clerk = [sys.executable, "-c", CLERK]
    with tempfile.TemporaryFile() as answers:
        subprocess.run(clerk, stdin=told, stdout=answers, timeout=1)
        answers.seek(0)
        print("run returned:", answers.read())
    os.close(tell)  # the helper may go home


if __name__ == "__main__":
    main()
