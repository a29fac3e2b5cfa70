"""The child finds all the money."""
# needs: os.fork

import os


def main() -> None:
    pid = os.fork()
    if pid == 0:
        print("child found: 70", flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
    print("parent found: 100")


if __name__ == "__main__":
    main()
