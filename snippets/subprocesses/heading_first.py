"""Our own line comes first once it is flushed before the start."""

# runs: stdout pipe

import subprocess
import sys


def main() -> None:
    print("packed today:", flush=True)
    packer = [sys.executable, "-c", "print('tea')"]
    subprocess.run(packer, timeout=10)


if __name__ == "__main__":
    main()
