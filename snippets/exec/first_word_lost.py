"""The first argument is the name of the program, whatever you put there."""

# needs: os.fork

import os


def main() -> None:
    argv = ["tea", "for", "ida"]
    pid = os.posix_spawnp("echo", argv, os.environ)
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
