"""Each process forks two, five times over, and none ends."""
# needs: os.fork
# runs: limit 1 s

import os
import time


def main() -> None:
    for _ in range(5):
        os.fork()
    time.sleep(60)


if __name__ == "__main__":
    main()
