"""A program that closes its stdout and stderr, and waits."""
# needs: os.fork
# runs: limit 1 s

import os
import time


def main() -> None:
    os.close(1)
    os.close(2)
    time.sleep(60)


if __name__ == "__main__":
    main()
