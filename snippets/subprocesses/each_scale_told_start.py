"""Start of exercise 2: the first scale that fails ends the program."""

import subprocess
import sys

PYTHON = [sys.executable, "-c"]
SCALES = {
    "good": [*PYTHON, "print('2.5 kg')"],
    "empty": [*PYTHON, "import sys; sys.exit('nothing on the scale')"],
    "sold": ["no-such-scale"],
    "slow": [*PYTHON, "import time; time.sleep(9)"],
}


def weigh(command: list[str]) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=1
    )
    return done.stdout.strip()


def main() -> None:
    for name, command in SCALES.items():
        print(f"{name}: {weigh(command)}")


if __name__ == "__main__":
    main()
