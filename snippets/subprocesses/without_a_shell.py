"""Two programs joined by a pipe do the work of a line in the shell."""

import subprocess
import sys

ORDERS = "print('rye', 'tea', 'jam', 'tea', sep='\\n')"
PICK = "import sys; print(*(o for o in sys.stdin if o == 'tea\\n'), sep='')"


def main() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ORDERS], stdout=subprocess.PIPE
    ) as orders:
        with subprocess.Popen(
            [sys.executable, "-c", PICK],
            stdin=orders.stdout,
            stdout=subprocess.PIPE,
            text=True,
        ) as pick:
            orders.stdout.close()  # only pick reads from this pipe now
            picked, _ = pick.communicate(timeout=10)
    print("picked:", picked.split())
    print("exit statuses:", orders.returncode, pick.returncode)


if __name__ == "__main__":
    main()
