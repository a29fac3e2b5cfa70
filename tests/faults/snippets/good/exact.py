"""The shop opens, a child works, the shop closes."""
# needs: os.fork

import os


def main() -> None:
    print("shop open", flush=True)
    pid = os.fork()
    if pid == 0:
        print("child at work", flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
    print("shop closed")


if __name__ == "__main__":
    main()
