"""A shell starts a program by fork, exec in the child, and a wait."""

# needs: os.fork

import os


def start(*argv: str) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            os.execvp(argv[0], argv)
        finally:  # only reached if exec failed
            os._exit(127)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    for line in "echo tea for ida", "false", "no-such-program":
        code = start(*line.split())
        print(f"{line}: exit code {code}")


if __name__ == "__main__":
    main()
