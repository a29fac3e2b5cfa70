"""Start of exercise 1: a scale that fails is taken at its word."""

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
        print(f"{order}: {done.stdout.strip()}")


if __name__ == "__main__":
    main()
