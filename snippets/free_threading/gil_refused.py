"""A build with the GIL refuses to start without it since Python 3.13."""

# needs: gil

import os
import subprocess
import sys


def start(*options: str, **variables: str) -> str:
    names = {k: v for k, v in os.environ.items() if k != "PYTHON_GIL"}
    done = subprocess.run(
        [sys.executable, *options, "-c", "print('it runs')"],
        env=names | variables,
        capture_output=True,
        text=True,
        timeout=20,
    )
    text = done.stdout or done.stderr
    return f"exit {done.returncode}\n    {text.splitlines()[0]}"


def main() -> None:
    for value in "0", "1":
        print(f"-X gil={value}:", start("-X", f"gil={value}"))
        print(f"PYTHON_GIL={value}:", start(PYTHON_GIL=value))


if __name__ == "__main__":
    main()
