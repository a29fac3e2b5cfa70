"""What a program prints into a pipe stays with it until it is flushed."""

# needs: os.fork

import os
import select
import subprocess
import sys

PACKER = "import sys; print('tea'); sys.stdin.read()"
FLUSHES = "import sys; print('tea', flush=True); sys.stdin.read()"
PLAIN = dict(os.environ)
UNBUFFERED = {**PLAIN, "PYTHONUNBUFFERED": "1"}
WAYS = {
    "plain": (["-c", PACKER], PLAIN),
    "flush=True": (["-c", FLUSHES], PLAIN),
    "python -u": (["-u", "-c", PACKER], PLAIN),
    "PYTHONUNBUFFERED=1": (["-c", PACKER], UNBUFFERED),
}


def main() -> None:
    for name, (arguments, environment) in WAYS.items():
        with subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        ) as packer:
            at_once, _, _ = select.select([packer.stdout], [], [], 1)
            packer.stdin.close()  # now the packer reads on, and ends
            order = packer.stdout.read().decode().strip()
        print(f"{name}: {order} {'at once' if at_once else 'at the end'}")


if __name__ == "__main__":
    main()
