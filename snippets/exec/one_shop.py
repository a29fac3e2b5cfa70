"""A child whose exec fails ends there, with an exit code that says so."""

# needs: os.fork

import os


def start(*argv: str) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            os.execvp(argv[0], argv)
        finally:  # only reached if exec failed
            os._exit(127)
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
