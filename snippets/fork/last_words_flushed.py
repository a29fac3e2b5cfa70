"""The text is flushed first, then the child ends."""

# needs: os.fork
# runs: stdout pipe

import os


def main() -> None:
    pid = os.fork()
    if pid == 0:
        print("child: 100 in the drawer", flush=True)
        os._exit(0)

    _, status = os.waitpid(pid, 0)
    print("exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
