"""Start of exercise 1: two programs are joined, and nobody counts."""

import subprocess
import sys

ORDERS = "print('rye', 'tea', 'jam', 'tea', sep='\\n')"
PICK = "import sys; print(*(o for o in sys.stdin if o == 'tea\\n'), sep='')"
COUNT = "import sys; print(len(sys.stdin.read().split()), 'times tea')"


def main() -> None:
    orders = subprocess.Popen(
        [sys.executable, "-c", ORDERS], stdout=subprocess.PIPE
    )
    pick = subprocess.Popen(
        [sys.executable, "-c", PICK],
        stdin=orders.stdout,
        stdout=subprocess.PIPE,
        text=True,
    )
    orders.stdout.close()
    print(pick.communicate(timeout=10)[0].strip())
    print("ended:", orders.wait(timeout=10), pick.returncode)


if __name__ == "__main__":
    main()
