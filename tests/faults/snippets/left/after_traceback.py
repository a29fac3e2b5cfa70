"""A program fails, and leaves a child."""
# needs: os.fork

import os
import time


def main() -> None:
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
    raise ValueError("the drawer is empty")


if __name__ == "__main__":
    main()
