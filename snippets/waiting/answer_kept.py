"""Whoever waits keeps the answer, for all who ask later."""

# needs: os.fork

import os


class Clerk:
    def __init__(self) -> None:
        self.code: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            os._exit(7)

    def wait(self) -> int:
        if self.code is None:
            _, status = os.waitpid(self.pid, 0)
            self.code = os.waitstatus_to_exitcode(status)
        return self.code


def main() -> None:
    ann = Clerk()
    for turn in 1, 2:
        print(f"wait {turn}: exit code", ann.wait())


if __name__ == "__main__":
    main()
