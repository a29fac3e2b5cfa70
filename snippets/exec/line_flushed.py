"""A buffer that is flushed before exec is written."""

# needs: os.fork
# runs: stdout pipe

import os


def main() -> None:
    print("shop open", flush=True)
    os.execvp("echo", ["echo", "shop closed"])


if __name__ == "__main__":
    main()
