"""Answer to exercise 2: a pipe that exec closes carries the error."""

# needs: os.fork

import os


def start(*argv: str) -> str:
    errors, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.execvp(argv[0], argv)
        except Exception as error:
            os.write(told, str(error).encode())
        finally:
            os._exit(127)

    os.close(told)
    with open(errors) as reader:
        error = reader.read()  # ends at exec, which closes told
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return error or f"exit code {code}"


def main() -> None:
    print("true:", start("true"))
    print("sh:", start("sh", "-c", "exit 127"))
    print("no-such-program:", start("no-such-program"))


if __name__ == "__main__":
    main()
