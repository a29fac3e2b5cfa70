"""Ctrl-C does not end the manager: main can still read the dict."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import os
import signal
import time


def main() -> None:
    with multiprocessing.Manager() as manager:
        done = manager.dict(tea=3)
        try:
            os.killpg(0, signal.SIGINT)  # what Ctrl-C does
            time.sleep(20)
        except KeyboardInterrupt:
            print("interrupted, done:", done)


if __name__ == "__main__":
    main()
