"""Answer to exercise 3: a child that raises ends where it was forked."""

# needs: os.fork

import os
import traceback


def count_cash() -> None:
    raise ValueError("a note is torn")


def main() -> None:
    try:
        pid = os.fork()
        if pid == 0:
            try:
                count_cash()
                os._exit(0)
            finally:  # only reached if count_cash raised
                traceback.print_exc()
                os._exit(1)
        _, status = os.waitpid(pid, 0)
        print("exit code:", os.waitstatus_to_exitcode(status))
    finally:
        print("drawer locked")


if __name__ == "__main__":
    main()
