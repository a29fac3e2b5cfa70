"""Bytes that are not valid in the chosen encoding raise in the parent."""

# runs: exit 1

import subprocess
import sys

LABEL = r"import os; os.write(1, b'caf\xe9\n')"


def main() -> None:
    label = [sys.executable, "-c", LABEL]
    text = subprocess.check_output(label, encoding="utf-8", timeout=10)
    print(text)


if __name__ == "__main__":
    main()
