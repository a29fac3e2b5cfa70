"""communicate waits for any process that holds the pipe of the program."""

# needs: os.fork

import subprocess
import sys
import time

HELPER = "import time; time.sleep(2)"  # the helper works on
CLERK = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {HELPER!r}])
"""


def main() -> None:
    clerk = subprocess.Popen(
        [sys.executable, "-c", CLERK], stdout=subprocess.PIPE
    )
    try:
        clerk.communicate(timeout=1)
    except subprocess.TimeoutExpired as error:
        print(str(error)[-25:])
        clerk.kill()
        print("the clerk has ended:", clerk.wait(timeout=5))
        begin = time.monotonic()
        clerk.communicate()
        waited = time.monotonic() - begin
        print("and the helper was waited for:", waited > 0.3)


if __name__ == "__main__":
    main()
