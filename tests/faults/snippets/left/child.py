"""A parent ends before its child."""
# needs: os.fork

import os
import time


def main() -> None:
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
    print("shop closed")


if __name__ == "__main__":
    main()
