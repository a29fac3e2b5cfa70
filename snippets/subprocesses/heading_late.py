"""Our own line, still in the buffer, comes after the program's line."""

# runs: stdout pipe

import subprocess
import sys


def main() -> None:
    print("packed today:")
    packer = [sys.executable, "-c", "print('tea')"]
    subprocess.run(packer, timeout=10)


if __name__ == "__main__":
    main()
