"""A program that prints more than its pipe holds waits for a reader."""

# needs: procfs

import subprocess
import sys

PRINTER = "import sys; sys.stdout.write('x' * int(sys.argv[1]))"


def main() -> None:
    for size in 65_536, 65_537:
        printer = subprocess.Popen(
            [sys.executable, "-c", PRINTER, str(size)],
            stdout=subprocess.PIPE,
        )
        try:
            status = printer.wait(timeout=1)
            print(f"{size} bytes: exit status {status}")
        except subprocess.TimeoutExpired:
            print(f"{size} bytes: still waiting")
            printer.kill()
        printer.communicate(timeout=5)


if __name__ == "__main__":
    main()
