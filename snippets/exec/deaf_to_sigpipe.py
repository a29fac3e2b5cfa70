"""A program that posix_spawn starts ignores SIGPIPE, as Python does."""

# needs: os.fork

import os


def main() -> None:
    lines, line = os.pipe()
    pid = os.posix_spawnp(
        "yes",
        ["yes", "3 tea"],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, line, 1)],
    )
    os.close(line)
    print("read:", os.read(lines, 5).decode())
    os.close(lines)  # nobody reads on

    _, status = os.waitpid(pid, 0)
    print("exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
