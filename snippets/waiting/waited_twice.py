"""The second wait for a child finds none."""

# needs: os.fork
# runs: exit 1; picture

import os


def main() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(7)

    for turn in 1, 2:
        _, status = os.waitpid(pid, 0)
        print(f"wait {turn}: exit code", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
