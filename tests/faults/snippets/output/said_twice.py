"""A fork copies what waits in the buffer."""
# needs: os.fork
# runs: stdout pipe

import os


def main() -> None:
    print("shop open")
    pid = os.fork()
    if pid == 0:
        print("child at work")
        return
    os.waitpid(pid, 0)
    print("shop closed")


if __name__ == "__main__":
    main()
