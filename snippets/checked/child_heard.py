"""A pipe given to a whole process carries its line and its child's."""

import subprocess
import sys

CLERK = "print('bob: 70 in the drawer')"
SHOP = f"""
import subprocess, sys
print("ann: 100 in the drawer", flush=True)
subprocess.run([sys.executable, "-c", {CLERK!r}])
"""


def main() -> None:
    shop = [sys.executable, "-c", SHOP]
    done = subprocess.run(shop, capture_output=True, text=True, timeout=10)
    print("caught:", done.stdout.splitlines())


if __name__ == "__main__":
    main()
