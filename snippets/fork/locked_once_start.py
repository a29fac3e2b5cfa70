"""Start of exercise 3: a child that raises runs the parent's finally."""

# needs: os.fork

import os


def count_cash() -> None:
    raise ValueError("a note is torn")


def main() -> None:
    try:
        pid = os.fork()
        if pid == 0:
            count_cash()
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        print("exit code:", os.waitstatus_to_exitcode(status))
    finally:
        print("drawer locked")


if __name__ == "__main__":
    main()
