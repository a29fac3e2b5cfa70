"""posix_spawn raises in the parent, and there is no child."""

# needs: os.fork

import os


def start(*argv: str) -> None:
    pid = os.posix_spawnp(argv[0], argv, os.environ)
    _, status = os.waitpid(pid, 0)
    print("exit code:", os.waitstatus_to_exitcode(status))


def main() -> None:
    try:
        start("no-such-program")
    except FileNotFoundError as error:
        print(f"{type(error).__name__}: {error}")
    print("shop closed")


if __name__ == "__main__":
    main()
