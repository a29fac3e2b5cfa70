"""Calls that fit the stack of the main thread can overflow a small one."""

import subprocess
import sys

CHILD = """
import threading

def dive(depth):  # one call of Python code and one of C code
    return depth and max([depth], key=lambda deep: dive(deep - 1))

def work():
    try:
        print("thread:", dive(100))
    except RecursionError as error:
        print("thread: RecursionError")

print("main:", dive(100), flush=True)
threading.stack_size(64 * 1024)
thread = threading.Thread(target=work)
thread.start()
thread.join(timeout=5)
"""


def main() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", CHILD], stdout=subprocess.PIPE, timeout=30
    )
    print(ended.stdout.decode(), end="")
    print("exit status:", ended.returncode)


if __name__ == "__main__":
    main()
