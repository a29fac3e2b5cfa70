"""A child is left that no polite signal ends."""
# needs: os.fork

import os
import signal
import time


def main() -> None:
    for deaf_to in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(deaf_to, signal.SIG_IGN)
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
    print("shop closed")


if __name__ == "__main__":
    main()
