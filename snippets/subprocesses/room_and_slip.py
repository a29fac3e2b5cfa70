"""A program can be given a folder and an environment of its own."""

import os
import subprocess
import sys
import tempfile

CLERK = """
import os
print(os.listdir(), os.environ.get("TILL"), "PATH" in os.environ)
"""


def main() -> None:
    clerk = [sys.executable, "-c", CLERK]
    with tempfile.TemporaryDirectory() as room:
        open(os.path.join(room, "order-1"), "x").close()
        subprocess.run(clerk, cwd=room, timeout=10)
        with_till = {**os.environ, "TILL": "2"}
        subprocess.run(clerk, cwd=room, env=with_till, timeout=10)
    print("ours:", os.environ.get("TILL"))


if __name__ == "__main__":
    main()
