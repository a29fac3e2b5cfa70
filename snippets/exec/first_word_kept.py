"""The name of the program stands before its arguments."""

# needs: os.fork

import os


def main() -> None:
    argv = ["echo", "tea", "for", "ida"]
    pid = os.posix_spawnp("echo", argv, os.environ)
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
