"""run starts another program, waits for it to end, and keeps its output."""

# runs: picture

import subprocess
import sys

SCALE = "print('2.5 kg')"  # the other program is Python, too


def main() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCALE],
        capture_output=True,
        text=True,
        timeout=10,
    )
    print("exit status:", done.returncode)
    print("the scale says:", done.stdout.strip())


if __name__ == "__main__":
    main()
