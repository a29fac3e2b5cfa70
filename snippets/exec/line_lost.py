"""Text that waits in the buffer at exec is never written."""

# needs: os.fork
# runs: stdout pipe

import os


def main() -> None:
    print("shop open")
    os.execvp("echo", ["echo", "shop closed"])


if __name__ == "__main__":
    main()
