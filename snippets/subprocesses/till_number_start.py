"""Start of exercise 2: env= replaces the whole environment."""

import os
import subprocess
import sys

CLERK = """
import os
print("till:", os.environ.get("TILL"))
print("shop:", os.environ.get("SHOP"))
"""


def main() -> None:
    os.environ["SHOP"] = "corner"
    subprocess.run(
        [sys.executable, "-c", CLERK],
        env={"TILL": "2"},
        timeout=10,
    )


if __name__ == "__main__":
    main()
