"""A program that no polite signal ends."""
# needs: os.fork
# runs: limit 1 s

import signal
import time


def main() -> None:
    for deaf_to in (signal.SIGABRT, signal.SIGTERM, signal.SIGINT):
        signal.signal(deaf_to, signal.SIG_IGN)
    time.sleep(60)


if __name__ == "__main__":
    main()
