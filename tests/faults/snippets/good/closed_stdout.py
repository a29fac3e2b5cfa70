"""A program may close its stdout and work on."""
# needs: os.fork

import os
import sys
import time


def main() -> None:
    print("shop open", flush=True)
    os.close(sys.stdout.fileno())
    time.sleep(0.1)
    print("no one hears the rest", file=sys.stderr)


if __name__ == "__main__":
    main()
