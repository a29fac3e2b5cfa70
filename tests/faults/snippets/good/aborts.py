"""A program may die by a signal on purpose, and leaves no core file."""
# needs: os.fork
# runs: exit -6

import os


def main() -> None:
    print("shop open", flush=True)
    os.abort()


if __name__ == "__main__":
    main()
