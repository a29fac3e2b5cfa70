"""Name the right encoding, or say what to do with wrong bytes."""

import subprocess
import sys

LABEL = r"import os; os.write(1, b'caf\xe9\n')"
WAYS = [
    {"encoding": "latin-1"},
    {"encoding": "utf-8", "errors": "replace"},
    {"encoding": "utf-8", "errors": "backslashreplace"},
    {},
]


def main() -> None:
    for way in WAYS:
        done = subprocess.run(
            [sys.executable, "-c", LABEL],
            stdout=subprocess.PIPE,
            timeout=10,
            **way,
        )
        print(ascii(done.stdout), *way.values())


if __name__ == "__main__":
    main()
