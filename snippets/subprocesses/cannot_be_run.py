"""To run by its name, a script must be executable and begin with #!."""

# needs: os.fork

import os
import subprocess
import sys
import tempfile

TRIES = [
    ("not marked as a program", 0o644, ["./pack"]),
    ("no #! line", 0o755, ["./pack"]),
    ("run by its interpreter", 0o644, [sys.executable, "pack"]),
]


def main() -> None:
    with tempfile.TemporaryDirectory() as room:
        pack = os.path.join(room, "pack")
        with open(pack, "w") as script:
            script.write("print('packed')\n")

        for what, mode, command in TRIES:
            os.chmod(pack, mode)
            try:
                done = subprocess.run(
                    command, cwd=room, stdout=subprocess.PIPE, timeout=10
                )
                print(f"{what}\n    exit status {done.returncode}")
            except OSError as error:
                print(f"{what}\n    {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
