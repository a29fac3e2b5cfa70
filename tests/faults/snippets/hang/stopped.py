"""A program that stops itself."""
# needs: os.fork
# runs: limit 1 s

import os
import signal


def main() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)
    print("shop closed")


if __name__ == "__main__":
    main()
