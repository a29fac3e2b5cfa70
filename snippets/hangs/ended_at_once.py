"""An unregistered signal ends a program, and so does a limit with exit."""

# needs: os.fork

import signal
import subprocess
import sys

WAITS = """\
try:
    input("which order?\\n")
finally:
    print("finally")
"""
LATE = """\
import faulthandler, time
faulthandler.dump_traceback_later(0.2, exit=True)
try:
    time.sleep(9)
finally:
    print("finally")
"""


def main() -> None:
    pipe, python = subprocess.PIPE, [sys.executable, "-c"]
    command = [*python, WAITS]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as shop:
        shop.stdout.readline()
        shop.send_signal(signal.SIGUSR1)
        output = shop.communicate(timeout=9)[0]
    code = shop.returncode
    print(f"{signal.Signals(-code).name}: code {code}, output {output}")
    late = subprocess.run([*python, LATE], capture_output=True, timeout=9)
    print(f"exit=True: code {late.returncode}, output {late.stdout}")


if __name__ == "__main__":
    main()
