"""On a free-threaded build the option is asked first, then the variable."""

# needs: free-threaded

import os
import subprocess
import sys

ASK = "import sys; print(sys._is_gil_enabled())"


def gil_is_on(*options: str, variable: str | None = None) -> str:
    names = {k: v for k, v in os.environ.items() if k != "PYTHON_GIL"}
    if variable is not None:
        names["PYTHON_GIL"] = variable
    command = [sys.executable, *options, "-c", ASK]
    done = subprocess.run(
        command, env=names, capture_output=True, text=True, timeout=20
    )
    return done.stdout.strip()


def main() -> None:
    print("python:", gil_is_on())
    print("PYTHON_GIL=1 python:", gil_is_on(variable="1"))
    print("PYTHON_GIL=0 python:", gil_is_on(variable="0"))
    print("python -X gil=1:", gil_is_on("-X", "gil=1"))
    print(
        "PYTHON_GIL=1 python -X gil=0:",
        gil_is_on("-X", "gil=0", variable="1"),
    )


if __name__ == "__main__":
    main()
