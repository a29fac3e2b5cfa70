"""The message names the program or the folder, and not the interpreter."""

# needs: os.fork

import os
import subprocess
import sys
import tempfile

PASS = [sys.executable, "-c", "pass"]
TRIES = {
    "no such program": (["pack-it"], None),
    "no such folder": (PASS, "back-room"),
    "a line, not a list": ("echo tea", None),
    "its #! line names no program": (["./pack"], None),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as room:
        os.chdir(room)
        with open("pack", "w") as script:
            script.write("#!/no/such/python\n")
        os.chmod("pack", 0o755)

        for what, (command, folder) in TRIES.items():
            try:
                subprocess.run(command, cwd=folder, timeout=10)
            except FileNotFoundError as error:
                print(f"{what}\n    {error}")
        os.chdir("/")


if __name__ == "__main__":
    main()
