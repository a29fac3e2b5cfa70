"""If nobody reads stdout, the last flush fails; the exit code is 120."""

# needs: os.fork

import os
import sys

SECOND = """
print("3 tea")
"""


def main() -> None:
    lines, line = os.pipe()
    os.close(lines)  # as head does, when it has seen enough
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", SECOND],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, line, 1)],
    )
    _, status = os.waitpid(pid, 0)
    print("exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
