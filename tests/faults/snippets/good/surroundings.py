"""A program runs alone: four variables, an empty folder, a terminal."""
# needs: os.fork, procfs

import os
import sys


def main() -> None:
    print(sorted(os.environ))
    print(os.environ["LANG"], os.environ["TERM"])
    print("home is empty:", os.listdir(os.environ["HOME"]) == [])
    print("folder:", os.listdir())
    print("arguments:", sys.argv)
    print("stdout is a terminal:", sys.stdout.isatty())
    print("terminal:", os.get_terminal_size(1))
    print("stderr is a terminal:", sys.stderr.isatty())
    print("a session of its own:", os.getsid(0) == os.getpid())
    print("open:", sorted(map(int, os.listdir("/proc/self/fd")))[:-1])


if __name__ == "__main__":
    main()
