"""A loop with WNOHANG asks without a pause, and uses up a processor."""

# needs: os.fork

import os
import time


def main() -> None:
    pid = os.fork()
    if pid == 0:
        time.sleep(0.3)
        os._exit(7)

    asked = 1
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        asked += 1
    print("asked more than 100 times:", asked > 100)


if __name__ == "__main__":
    main()
