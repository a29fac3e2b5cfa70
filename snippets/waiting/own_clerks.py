"""Answer to exercise 1: close_shop waits only for its clerks."""

# needs: os.fork

import os
import subprocess


def close_shop(clerks: list[int]) -> None:
    for pid in clerks:
        os.waitpid(pid, 0)


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
