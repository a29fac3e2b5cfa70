"""check=True makes an exception of an exit status other than 0."""

# runs: exit 1

import subprocess
import sys

SCALE = "import sys; sys.exit('nothing on the scale')"


def main() -> None:
    scale = [sys.executable, "-c", SCALE]
    subprocess.run(scale, capture_output=True, timeout=10)
    print("without check: no exception")
    subprocess.run(scale, capture_output=True, check=True, timeout=10)


if __name__ == "__main__":
    main()
