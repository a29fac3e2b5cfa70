"""Writing to a program that has ended raises; input= does not."""

# needs: os.fork

import subprocess
import sys

CLERK = [sys.executable, "-c", "import sys; sys.exit(3)"]


def main() -> None:
    clerk = subprocess.Popen(CLERK, stdin=subprocess.PIPE, text=True)
    clerk.wait(timeout=5)
    try:
        print("3 tea", file=clerk.stdin, flush=True)
    except BrokenPipeError as error:
        print("BrokenPipeError:", error)
    clerk.communicate(timeout=5)  # closes what is left

    done = subprocess.run(CLERK, input="3 tea", text=True, timeout=5)
    print("exit status:", done.returncode)


if __name__ == "__main__":
    main()
