"""The exception carries what the program has printed to stderr."""

import subprocess
import sys

SCALE = "import sys; sys.exit('nothing on the scale')"


def main() -> None:
    scale = [sys.executable, "-c", SCALE]
    try:
        subprocess.run(
            scale, capture_output=True, text=True, check=True, timeout=10
        )
    except subprocess.CalledProcessError as error:
        print("exit status:", error.returncode)
        print("the scale says:", error.stderr.strip())


if __name__ == "__main__":
    main()
