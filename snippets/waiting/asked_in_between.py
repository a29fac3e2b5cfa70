"""With WNOHANG, waitpid answers at once, even while the child works."""

# needs: os.fork
# runs: picture

import os
import select


def main() -> None:
    closing, close = os.pipe()
    pid = os.fork()
    if pid == 0:
        select.select([closing], [], [], 5)  # at work until closing time
        os._exit(7)

    asked = os.waitpid(pid, os.WNOHANG)
    print("while it works:", asked)
    os.write(close, b"x")
    _, status = os.waitpid(pid, 0)
    print("at its end: exit code", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
