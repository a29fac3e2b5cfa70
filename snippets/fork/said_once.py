"""A buffer that is flushed before the fork is written once."""

# needs: os.fork
# runs: stdout pipe

import os


def main() -> None:
    print("shop open", flush=True)

    pid = os.fork()
    if pid == 0:
        print("child at work")
        return  # and writes out its buffer

    os.waitpid(pid, 0)
    print("shop closed")


if __name__ == "__main__":
    main()
