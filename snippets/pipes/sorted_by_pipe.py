"""Answer to exercise 1: no write end is left in the parent."""

# needs: os.fork, procfs

import os
import select
import signal


def start(*argv: str, stdin: int = 0, stdout: int = 1) -> int:
    actions = [
        (os.POSIX_SPAWN_DUP2, stdin, 0),
        (os.POSIX_SPAWN_DUP2, stdout, 1),
    ]
    return os.posix_spawnp(argv[0], argv, os.environ, file_actions=actions)


def main() -> None:
    lines, line = os.pipe()
    printf = start("printf", "tea\nrye\noil\n", stdout=line)
    sort = start("sort", stdin=lines)

    os.close(line)
    os.close(lines)
    os.waitpid(printf, 0)
    pidfd = os.pidfd_open(sort)
    select.select([pidfd], [], [], 1)
    signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    _, status = os.waitpid(sort, 0)
    print("sort's exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
