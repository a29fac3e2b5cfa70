"""An environment variable switches the inheritance on, and off."""

# needs: python>=3.14

import os
import subprocess
import sys

CODE = """
import contextvars, sys, threading
REQUEST = contextvars.ContextVar("request", default="-")
REQUEST.set("7")
look = lambda: print(sys.flags.thread_inherit_context, REQUEST.get())
thread = threading.Thread(target=look)
thread.start()
thread.join(5)
"""


def main() -> None:
    for value in ("0", "1"):
        env = os.environ | {"PYTHON_THREAD_INHERIT_CONTEXT": value}
        command = [sys.executable, "-c", CODE]
        subprocess.run(command, env=env, timeout=8, check=True)


if __name__ == "__main__":
    main()
