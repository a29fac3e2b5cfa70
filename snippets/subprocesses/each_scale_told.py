"""Answer to exercise 2: three exceptions stand for three failures."""

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
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=1
        )
    except subprocess.CalledProcessError as error:
        return f"failed, {error.stderr.strip()}"
    except subprocess.TimeoutExpired:
        return "too late"
    except FileNotFoundError as error:
        return f"not there, {error.filename}"
    return done.stdout.strip()


def main() -> None:
    for name, command in SCALES.items():
        print(f"{name}: {weigh(command)}")


if __name__ == "__main__":
    main()
