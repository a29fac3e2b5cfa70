"""Start of exercise 1: an exit code is too small for an amount."""

# needs: os.fork

import os


def main() -> None:
    drawer = [100, 100, 50, 50]

    pid = os.fork()
    if pid == 0:
        os._exit(sum(drawer))

    _, status = os.waitpid(pid, 0)
    total = os.waitstatus_to_exitcode(status)
    print(f"in the drawer: {total}")


if __name__ == "__main__":
    main()
