"""posix_spawn is fork, exec, and what is needed between, in one call."""

# needs: os.fork

import os
import sys

SECOND = "import os; print('tea for', os.environ['CUSTOMER'])"


def main() -> None:
    answers, answer = os.pipe()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", SECOND],
        {"CUSTOMER": "ida"},  # the whole environment
        file_actions=[(os.POSIX_SPAWN_DUP2, answer, 1)],
    )
    os.close(answer)
    with open(answers) as reader:
        text = reader.read()
    _, status = os.waitpid(pid, 0)
    print("the program said:", text.strip())
    print("exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
