"""communicate reads and waits, so that the pipe does not fill up."""

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
        output, _ = printer.communicate(timeout=5)
        print(f"{len(output)} bytes: exit status {printer.returncode}")


if __name__ == "__main__":
    main()
