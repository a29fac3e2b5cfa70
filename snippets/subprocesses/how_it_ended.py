"""The exit status says how a program ended; a signal makes it negative."""

# needs: os.fork

import subprocess
import sys

ENDINGS = {
    "reaches its end": "pass",
    "sys.exit(3)": "import sys; sys.exit(3)",
    "sys.exit('no tea')": "import sys; sys.exit('no tea')",
    "raises": "open('no such order')",
    "killed": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
}


def main() -> None:
    for ending, program in ENDINGS.items():
        done = subprocess.run(
            [sys.executable, "-c", program],
            stderr=subprocess.DEVNULL,
            timeout=10,
        )
        print(f"{ending}: {done.returncode}")

    by_shell = subprocess.run(
        "sh -c 'kill -KILL $$'; exit $?",
        shell=True,
        stderr=subprocess.DEVNULL,
        timeout=10,
    )
    print(f"killed, told by a shell: {by_shell.returncode}")


if __name__ == "__main__":
    main()
