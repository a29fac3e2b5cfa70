"""A daemon forks twice, in a session of its own."""
# needs: os.fork

import os
import time


def detach() -> None:
    os.setsid()
    if os.fork():
        os._exit(0)
    for stream in range(3):
        os.close(stream)
    time.sleep(60)
    os._exit(0)


def main() -> None:
    pid = os.fork()
    if pid == 0:
        detach()
    os.waitpid(pid, 0)
    print("shop closed")


if __name__ == "__main__":
    main()
