"""Merged streams come in the order of writing only without a buffer."""

import subprocess
import sys

PACKER = """
import sys
print("packed tea")
print("no rye left", file=sys.stderr)
print("packed jam")
"""


def main() -> None:
    for name, flags in ("buffered", []), ("python -u", ["-u"]):
        done = subprocess.run(
            [sys.executable, *flags, "-c", PACKER],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=10,
        )
        print(name, done.stdout.splitlines())


if __name__ == "__main__":
    main()
