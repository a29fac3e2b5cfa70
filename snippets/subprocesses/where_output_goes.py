"""Output goes where ours goes, unless it is captured or thrown away."""

import subprocess
import sys

CLERK = [sys.executable, "-c", "print('clerk: packed')"]
PLACES = {
    "None": None,
    "PIPE": subprocess.PIPE,
    "DEVNULL": subprocess.DEVNULL,
}


def main() -> None:
    for name, place in PLACES.items():
        done = subprocess.run(CLERK, stdout=place, text=True, timeout=10)
        print(f"stdout={name}: {done.stdout!r}")


if __name__ == "__main__":
    main()
