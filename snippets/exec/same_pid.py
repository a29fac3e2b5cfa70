"""Exec puts another program into this process and never returns."""

# needs: os.fork
# runs: picture

import os
import sys

SECOND = "import os; print(f'second program: pid {os.getpid()}')"


def main() -> None:
    print(f"first program: pid {os.getpid()}", flush=True)
    os.execv(sys.executable, [sys.executable, "-c", SECOND])
    print("first program: back again")


if __name__ == "__main__":
    main()
