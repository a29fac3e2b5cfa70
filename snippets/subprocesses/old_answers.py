"""os.system and os.popen report the status as the system encodes it."""

# needs: os.fork

import os
import subprocess

LINE = "echo packed; exit 3"


def main() -> None:
    print("os.system:", os.system(LINE))
    with_pipe = os.popen(LINE)
    print("os.popen:", with_pipe.read().strip(), with_pipe.close())

    done = subprocess.run(
        LINE, shell=True, capture_output=True, text=True, timeout=10
    )
    print("run:", done.stdout.strip(), done.returncode)


if __name__ == "__main__":
    main()
