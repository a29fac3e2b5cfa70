"""Start of exercise 1: close_shop waits for any child of the process."""

# needs: os.fork

import contextlib
import os
import subprocess


def close_shop(clerks: list[int]) -> None:
    with contextlib.suppress(ChildProcessError):  # no child is left
        while True:
            os.wait()


def main() -> None:
    clerks = []
    packer = subprocess.Popen(["sh", "-c", "exit 3"])
    for _ in range(3):
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        clerks.append(pid)

    close_shop(clerks)
    print("packer's exit code:", packer.wait(timeout=5))


if __name__ == "__main__":
    main()
