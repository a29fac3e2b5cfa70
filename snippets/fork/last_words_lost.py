"""os._exit does not write what still waits in the buffer."""

# needs: os.fork
# runs: stdout pipe

import os


def main() -> None:
    pid = os.fork()
    if pid == 0:
        print("child: 100 in the drawer")
        os._exit(0)

    _, status = os.waitpid(pid, 0)
    print("exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
