"""Where exec fails, the child goes on with the program of its parent."""

# needs: os.fork
# runs: picture

import os


def start(*argv: str) -> None:
    pid = os.fork()
    if pid == 0:
        os.execvp(argv[0], argv)
    _, status = os.waitpid(pid, 0)
    print("exit code:", os.waitstatus_to_exitcode(status))


def main() -> None:
    try:
        start("no-such-program")
    except FileNotFoundError as error:
        print(f"{type(error).__name__}: {error}")
    print("shop closed")


if __name__ == "__main__":
    main()
