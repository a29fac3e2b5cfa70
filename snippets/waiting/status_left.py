"""A wait for your own child, by pid, leaves the others alone."""

# needs: os.fork

import os
import subprocess


def main() -> None:
    packer = subprocess.Popen(["sh", "-c", "exit 3"])
    pid = os.fork()
    if pid == 0:
        os._exit(0)

    collected = {os.waitpid(pid, 0)[0]}
    print("clerk collected:", pid in collected)
    print("packer's exit code:", packer.wait(timeout=5))


if __name__ == "__main__":
    main()
