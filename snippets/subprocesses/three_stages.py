"""Answer to exercise 1: each read end is closed once it is handed on."""

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
    )
    orders.stdout.close()
    count = subprocess.Popen(
        [sys.executable, "-c", COUNT],
        stdin=pick.stdout,
        stdout=subprocess.PIPE,
        text=True,
    )
    pick.stdout.close()
    print(count.communicate(timeout=10)[0].strip())
    ended = [one.wait(timeout=10) for one in (orders, pick, count)]
    print("ended:", *ended)


if __name__ == "__main__":
    main()
