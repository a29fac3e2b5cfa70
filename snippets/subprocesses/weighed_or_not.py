"""Answer to exercise 1: the exit status is read before the output."""

import subprocess
import sys

SCALE = """
import sys
print("2.5 kg")
if sys.argv[1] == "rye":
    sys.exit("nothing on the scale")
"""


def main() -> None:
    for order in "tea", "rye":
        done = subprocess.run(
            [sys.executable, "-c", SCALE, order],
            capture_output=True,
            text=True,
            timeout=10,
        )
        failed = done.returncode != 0
        said = done.stderr if failed else done.stdout
        print(f"{order}: {said.strip()}")


if __name__ == "__main__":
    main()
