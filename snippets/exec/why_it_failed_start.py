"""Start of exercise 2: 127 does not say why, and can be the program's."""

# needs: os.fork

import os


def start(*argv: str) -> str:
    pid = os.fork()
    if pid == 0:
        try:
            os.execvp(argv[0], argv)
        finally:
            os._exit(127)

    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return "not started" if code == 127 else f"exit code {code}"


def main() -> None:
    print("true:", start("true"))
    print("sh:", start("sh", "-c", "exit 127"))
    print("no-such-program:", start("no-such-program"))


if __name__ == "__main__":
    main()
