"""The child says what it found."""
# needs: os.fork
# runs: stdout pipe

import os


def main() -> None:
    pid = os.fork()
    if pid == 0:
        print("child found: 100")
        os._exit(0)
    os.waitpid(pid, 0)
    print("parent found: 100")


if __name__ == "__main__":
    main()
